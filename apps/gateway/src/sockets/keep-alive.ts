import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '@om/platform';
import type { Connection } from './connection.js';
import { Connections } from './connections.js';

/** A socket that gives no sign of life for two rounds is dead; proxies close quiet ones after a minute. Milliseconds. */
const ROUND_MS = 25_000;
/** Sockets looked at without letting others in between. */
const AT_ONCE = 500;

/** Finds dead sockets, and ends those whose login has run out. */
@Injectable()
export class KeepAlive implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly connections: Connections,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.round();
    }, ROUND_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private round(): void {
    this.look([...this.connections.all], 0);
  }

  private look(sockets: readonly Connection[], from: number): void {
    const now = this.clock.now().getTime();
    for (const connection of sockets.slice(from, from + AT_ONCE)) checkLife(connection, now);
    if (from + AT_ONCE < sockets.length)
      setImmediate(() => {
        this.look(sockets, from + AT_ONCE);
      });
  }
}

/** A login may have been prolonged since by other requests: the browser finds out by coming back. */
export const checkLife = (connection: Connection, now: number): void => {
  if (!connection.alive) {
    connection.socket.terminate();
  } else if (now >= connection.identity.expiresAt) {
    connection.close('comeBack');
  } else {
    connection.alive = false;
    connection.socket.ping();
  }
};
