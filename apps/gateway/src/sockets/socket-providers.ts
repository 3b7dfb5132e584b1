import type { Provider } from '@nestjs/common';
import { Admission } from './admission.js';
import { Attendance } from './attendance.js';
import { Connections } from './connections.js';
import { FrameHandler } from './frame-handler.js';
import { FrameLoop } from './frame-loop.js';
import { KeepAlive } from './keep-alive.js';
import { LiveFanout } from './live-fanout.js';
import { OpenVisits } from './open-visits.js';
import { Presence } from './presence.js';
import { SocketLife } from './socket-life.js';
import { SocketServer } from './socket-server.js';
import { UnitBindings } from './unit-bindings.js';

/** Everything that makes the sockets work. */
export const SOCKET_PROVIDERS: Provider[] = [
  Admission,
  Attendance,
  Connections,
  FrameHandler,
  FrameLoop,
  KeepAlive,
  LiveFanout,
  OpenVisits,
  Presence,
  SocketLife,
  SocketServer,
  UnitBindings,
];
