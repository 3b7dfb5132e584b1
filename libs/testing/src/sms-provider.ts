import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a provider got it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What the provider does with one request. `hang`: it takes the request and never answers. */
export type Behaviour = { readonly status: number; readonly answer?: unknown } | 'hang';

/** A small HTTP server that stands for an SMS provider, with a line of its own for what it is to answer. */
export class SmsProvider {
  readonly received: Received[] = [];
  private readonly next: Behaviour[] = [];

  private constructor(
    private readonly server: Server,
    private otherwise: Behaviour,
  ) {
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body = Buffer.concat(parts).toString('utf8');
        const { method = '', url = '', headers } = request;
        this.received.push({ method, path: url, headers, body });
        const behaviour = this.next.shift() ?? this.otherwise;
        if (behaviour === 'hang') return;
        response.writeHead(behaviour.status, { 'content-type': 'application/json' });
        response.end(behaviour.answer === undefined ? '' : JSON.stringify(behaviour.answer));
      });
    });
  }

  static async start(otherwise: Behaviour = { status: 200 }): Promise<SmsProvider> {
    const server = createServer();
    const provider = new SmsProvider(server, otherwise);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return provider;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  /** What to do with the next requests, in order; after them what was said before. */
  thenAnswers(...behaviours: Behaviour[]): void {
    this.next.push(...behaviours);
  }

  /** What to do whenever nothing else was said. */
  alwaysAnswers(behaviour: Behaviour): void {
    this.otherwise = behaviour;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
