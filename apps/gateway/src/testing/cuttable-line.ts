import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A line to a server that a test can cut, as networks do. */
export class CuttableLine {
  private readonly ends = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** A line to where `address` leads; its `url` is used instead of the address. */
  static async to(address: string): Promise<CuttableLine> {
    const target = new URL(address);
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = new URL(address);
    url.hostname = '127.0.0.1';
    url.port = String((server.address() as AddressInfo).port);
    const line = new CuttableLine(server, url.href);
    server.on('connection', (near) => {
      line.join(near, connect(Number(target.port), target.hostname));
    });
    return line;
  }

  /** Whoever is connected is not any more; new connections go through. */
  cut(): void {
    for (const end of this.ends) end.destroy();
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(near: Socket, far: Socket): void {
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.ends.add(one);
      one
        .on('error', () => undefined)
        .on('close', () => {
          this.ends.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  }
}
