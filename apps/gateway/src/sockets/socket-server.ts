import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { LIMITS, SOCKET_CLOSE } from '@om/contracts';
import { Shutdown } from '@om/platform';
import { WebSocketServer } from 'ws';
import { DOORS, type Door } from '../sessions/session.js';
import { Admission } from './admission.js';
import { Connections } from './connections.js';
import { SocketLife } from './socket-life.js';

const DOOR_OF_PATH: ReadonlyMap<string, Door> = new Map(
  (Object.keys(DOORS) as Door[]).map((door) => [`${DOORS[door].path}/socket`, door]),
);
/** At the end of the process: for running work to be answered, then for browsers to say goodbye. Milliseconds. */
const FINISH_MS = 1_000;
const GOODBYE_MS = 300;

/**
 * Takes WebSocket upgrades on the HTTP port: plain `ws`, without compression, because a compressor costs an idle socket more memory
 * than all else. Who may not come in gets a close code: a browser cannot read the status of a refused upgrade.
 */
@Injectable()
export class SocketServer implements OnApplicationBootstrap {
  private readonly server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LIMITS.bodyBytes,
    clientTracking: false,
  });
  private stopping = false;

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly admission: Admission,
    private readonly life: SocketLife,
    private readonly connections: Connections,
    shutdown: Shutdown,
  ) {
    shutdown.register('intake', 'sockets', () => this.stop());
  }

  onApplicationBootstrap(): void {
    const http = this.adapter.httpAdapter.getHttpServer() as Server;
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.once('error', () => socket.destroy());
      this.upgrade(request, socket, head).catch(() => socket.destroy());
    });
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const door = DOOR_OF_PATH.get((request.url ?? '').split('?', 1)[0] ?? '');
    if (!door || this.stopping) {
      socket.end(
        `HTTP/1.1 ${door ? '503 Service Unavailable' : '404 Not Found'}\r\nConnection: close\r\n\r\n`,
      );
      return;
    }
    const admitted = await this.admission.admit(door, request);
    this.server.handleUpgrade(request, socket, head, (opened) => {
      if (typeof admitted === 'string') opened.close(SOCKET_CLOSE[admitted], admitted);
      else this.life.begin(opened, socket, admitted);
    });
  }

  /** Lets running work be answered, then sends the browsers on: they come back to another gateway, or to the next one here. */
  private async stop(): Promise<void> {
    this.stopping = true;
    const running = Promise.allSettled([...this.connections.all].map((connection) => connection.settled()));
    await Promise.race([running, sleep(FINISH_MS)]);
    this.connections.closeAll('goingAway');
    await Promise.race([this.emptied(), sleep(GOODBYE_MS)]);
    for (const { socket } of this.connections.all) socket.terminate();
  }

  private async emptied(): Promise<void> {
    while (this.connections.all.size > 0) await sleep(10);
  }
}
