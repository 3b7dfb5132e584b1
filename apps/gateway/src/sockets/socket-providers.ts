import type { Provider } from '@nestjs/common';
import { Requester } from '@om/messaging';
import { Admission } from './admission.js';
import { Attendance } from './attendance.js';
import { ChatFrames } from './chat-frames.js';
import { Connections } from './connections.js';
import { Doings } from './doings.js';
import { FrameHandler } from './frame-handler.js';
import { FrameLoop } from './frame-loop.js';
import { internalChannel, InternalChats } from './internal-chats.js';
import { InternalFrames } from './internal-frames.js';
import { KeepAlive } from './keep-alive.js';
import { LiveFanout } from './live-fanout.js';
import { OpenChats } from './open-chats.js';
import { patientChannel, PatientChats } from './patient-chats.js';
import { PresenceReports } from './presence-reports.js';
import { Presence } from './presence.js';
import { Readers } from './readers.js';
import { SocketLife } from './socket-life.js';
import { SocketServer } from './socket-server.js';
import { StaffAttendance } from './staff-attendance.js';
import { UnitBindings } from './unit-bindings.js';

/** Everything that makes the sockets work. */
export const SOCKET_PROVIDERS: Provider[] = [
  Admission,
  Attendance,
  ChatFrames,
  Connections,
  Doings,
  FrameHandler,
  FrameLoop,
  InternalFrames,
  KeepAlive,
  LiveFanout,
  OpenChats,
  Presence,
  PresenceReports,
  Readers,
  SocketLife,
  SocketServer,
  StaffAttendance,
  UnitBindings,
  {
    provide: PatientChats,
    inject: [Requester, UnitBindings],
    useFactory: (requester: Requester, units: UnitBindings) =>
      new PatientChats(patientChannel(requester), units),
  },
  {
    provide: InternalChats,
    inject: [Requester, UnitBindings],
    useFactory: (requester: Requester, units: UnitBindings) =>
      new InternalChats(internalChannel(requester), units),
  },
];
