import { createServer, type Server } from 'node:net';
import type { Engine } from '../engine/engine.js';
import { Connection } from './connection.js';

/** The only address the store listens on: it has no passwords. */
export const LOOPBACK = '127.0.0.1';

/** Accepts connections on the loopback interface. */
export class WireServer {
  private readonly connections = new Set<Connection>();
  private readonly server: Server;
  private lastId = 0;

  constructor(private readonly engine: Engine) {
    this.server = createServer((socket) => {
      this.lastId += 1;
      const connection = new Connection(this.engine, socket, this.lastId);
      this.connections.add(connection);
      socket.on('close', () => this.connections.delete(connection));
    });
  }

  /** Listens; port 0 takes a free one. Answers the port. */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, LOOPBACK, () => {
        const address = this.server.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  }

  /** Takes no more connections and ends those there are, each after the command in hand. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
    await Promise.all([...this.connections].map((connection) => connection.close()));
    await closed;
  }
}
