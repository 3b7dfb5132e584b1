import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Said } from './frames.js';

/** Sockets and what they follow, as the gateway keeps them, without anybody being asked whether they may. */
export class Followers {
  private readonly followers = new Map<string, Set<WebSocket>>();

  private constructor(
    private readonly server: WebSocketServer,
    private readonly onSend: (socket: WebSocket, said: Extract<Said, { type: 'send' }>) => void,
  ) {
    server.on('connection', (socket) => {
      socket.on('message', (data: Buffer) => {
        this.hear(socket, JSON.parse(data.toString('utf8')) as Said);
      });
      socket.on('error', () => undefined);
      socket.once('close', () => {
        for (const sockets of this.followers.values()) sockets.delete(socket);
      });
      socket.send('{"type":"welcome"}');
    });
  }

  /** Listens on a free port of the loopback interface. */
  static async listen(
    onSend: (socket: WebSocket, said: Extract<Said, { type: 'send' }>) => void,
  ): Promise<Followers> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
    await new Promise((resolve) => server.once('listening', resolve));
    return new Followers(server, onSend);
  }

  /** Is told every new socket with the address it asked for. */
  onConnect(listener: (socket: WebSocket, url: string) => void): void {
    this.server.on('connection', (socket, request) => {
      listener(socket, request.url ?? '');
    });
  }

  /** Where clients connect. */
  get url(): string {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Sends a frame to everyone who follows a visit. */
  tell(visitId: string, frame: string): void {
    for (const socket of this.followers.get(visitId) ?? []) socket.send(frame);
  }

  /** Sends a frame to every socket of a kind; staff screens get the rows of their list. */
  tellAll(frame: string, fits: (socket: WebSocket) => boolean): void {
    for (const socket of this.server.clients) if (fits(socket)) socket.send(frame);
  }

  private hear(socket: WebSocket, said: Said): void {
    if (said.type === 'send') {
      this.onSend(socket, said);
      return;
    }
    const sockets = this.followers.get(said.visitId) ?? new Set();
    this.followers.set(said.visitId, sockets.add(socket));
    socket.send(JSON.stringify({ type: 'opened', ref: said.ref, visitId: said.visitId, messages: [] }));
  }
}
