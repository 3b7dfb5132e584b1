import { serverFrame, type ClientFrame, type ServerFrame } from '@om/contracts';
import { eventually } from '@om/testing';
import { parseSetCookie } from 'cookie';
import { WebSocket } from 'ws';

type FrameOf<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>;

/** A browser as far as the gateway can tell: cookies by path, redirects, the Origin header. */
export class Browser {
  readonly cookies = new Map<string, { readonly value: string; readonly path: string }>();
  csrfToken = '';

  constructor(readonly base: URL) {}

  /** Asks for an address of the gateway; redirects are not followed. */
  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(path, this.base);
    const headers = new Headers(init.headers);
    headers.set('cookie', this.cookieHeader(url));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  /** Follows redirects until somebody answers something else. */
  async follow(path: string): Promise<{ response: Response; at: URL }> {
    let at = new URL(path, this.base);
    for (;;) {
      const response = await this.ask(at.href, { headers: { accept: 'text/html' } });
      const location = response.headers.get('location');
      if (!location) return { response, at };
      at = new URL(location, at);
    }
  }

  /** Sends JSON as our own pages do. */
  async send(
    method: 'POST' | 'PUT',
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const own = {
      'content-type': 'application/json',
      origin: this.base.origin,
      'x-csrf-token': this.csrfToken,
    };
    return this.ask(path, { method, body: JSON.stringify(body), headers: { ...own, ...headers } });
  }

  /** Opens a socket; give it an end with `close`. */
  socket(door: 'staff' | 'patient', origin = this.base.origin): TestSocket {
    const url = new URL(`/api/${door}/socket`, this.base);
    const cookie = this.cookieHeader(url);
    return new TestSocket(new WebSocket(url.href.replace(/^http/, 'ws'), { headers: { cookie }, origin }));
  }

  private cookieHeader({ pathname }: URL): string {
    return [...this.cookies]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  private keep(line: string): void {
    const { name, value, path = '/', expires } = parseSetCookie(line);
    if (value === undefined || value === '' || (expires && expires.getTime() === 0))
      this.cookies.delete(name);
    else this.cookies.set(name, { value, path });
  }
}

/** One socket, with every frame it has got. */
export class TestSocket {
  readonly frames: ServerFrame[] = [];
  closed: { readonly code: number; readonly reason: string } | undefined;

  constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => {
      this.frames.push(serverFrame.parse(JSON.parse(data.toString('utf8'))));
    });
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
    });
    socket.on('error', () => undefined);
  }

  /** Waits for the first frame of a type that fits. */
  async next<T extends ServerFrame['type']>(
    type: T,
    fits: (frame: FrameOf<T>) => boolean = () => true,
  ): Promise<FrameOf<T>> {
    const find = () => this.of(type).find(fits) ?? false;
    return eventually(find);
  }

  /** Frames of a type so far. */
  of<T extends ServerFrame['type']>(type: T): FrameOf<T>[] {
    return this.frames.filter((frame): frame is FrameOf<T> => frame.type === type);
  }

  say(frame: ClientFrame): void {
    this.raw(JSON.stringify(frame));
  }

  raw(data: string | Buffer): void {
    this.socket.send(data);
  }

  /** Waits until the other end has closed it. */
  async end(): Promise<number> {
    return (await eventually(() => this.closed ?? false)).code;
  }

  close(): void {
    this.socket.terminate();
  }
}
