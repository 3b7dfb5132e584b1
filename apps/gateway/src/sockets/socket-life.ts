import type { Duplex } from 'node:stream';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CLOCK, Metrics, type Clock } from '@om/platform';
import type { RawData, WebSocket } from 'ws';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { Attendance } from './attendance.js';
import { Connection, type Identity } from './connection.js';
import { FrameLoop } from './frame-loop.js';

/** A socket from its welcome to its end. */
@Injectable()
export class SocketLife {
  private readonly logger = new Logger(SocketLife.name);
  private readonly open;

  constructor(
    private readonly attendance: Attendance,
    private readonly frames: FrameLoop,
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    @Inject(CLOCK) private readonly clock: Clock,
    metrics: Metrics,
  ) {
    this.open = metrics.gauge({ name: 'gateway_sockets', help: 'Open sockets', labels: ['kind'] });
  }

  /** Takes over a socket that has been let in, and the line it is on. */
  begin(socket: WebSocket, line: Duplex, identity: Identity): void {
    const connection = new Connection(
      socket,
      line,
      identity,
      this.env.FRAMES_PER_MINUTE,
      this.clock.now().getTime(),
    );
    const { kind } = identity.principal;
    this.open.inc({ kind });
    socket.on('message', (data: RawData, isBinary: boolean) => {
      this.frames.take(connection, data, isBinary);
    });
    socket.on('pong', () => {
      connection.alive = true;
    });
    // A broken frame or a lost line: `close` follows and does the work.
    socket.on('error', (error) => {
      this.logger.debug({ msg: 'socket failed', err: error.message });
    });
    socket.once('close', () => {
      this.open.dec({ kind });
      this.attendance.leave(connection);
    });
    void this.welcome(connection);
  }

  private async welcome(connection: Connection): Promise<void> {
    try {
      await this.attendance.arrive(connection);
      connection.send({ type: 'welcome', serverTime: this.clock.now().toISOString() });
    } catch (error) {
      this.logger.warn({ msg: 'events of the unit cannot be heard', err: error });
      connection.close('comeBack');
    }
  }
}
