import { serverFrame, type ClientFrame, type ServerFrame } from '@om/contracts';
import { chooserForm } from '@om/public-client';
import { eventually } from '@om/testing';
import { parseSetCookie } from 'cookie';
import { WebSocket } from 'ws';

type FrameOf<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>;

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** Where a browser has got to. */
export interface Page {
  readonly response: Response;
  readonly at: URL;
}

/** A browser as far as the gateway and the login can tell: cookies by path, redirects, the Origin header. */
export class Browser {
  private jar = new Map<string, Cookie>();
  csrfToken = '';

  /** @param origin of the pages; another one than `base` where something stands between */
  constructor(
    readonly base: URL,
    private readonly origin = base.origin,
  ) {}

  /** The same browser, whose requests from now on come out at another replica of the gateway. */
  throughGateway(base: URL): Browser {
    const browser = new Browser(base, this.origin);
    browser.jar = this.jar;
    browser.csrfToken = this.csrfToken;
    return browser;
  }

  /** The cookies our own interface has set. */
  get cookies(): readonly Cookie[] {
    return [...this.jar.values()].filter(({ path }) => path.startsWith('/api/'));
  }

  /** The value of a cookie of ours. */
  cookie(name: string): string {
    return this.cookies.find((cookie) => cookie.name === name)?.value ?? '';
  }

  /** Puts a cookie in place, as somebody may who has their own browser in hand. */
  setCookie(cookie: Cookie): void {
    this.jar.set(`${cookie.path} ${cookie.name}`, cookie);
  }

  /** Asks for an address; redirects are not followed. */
  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(path, this.base);
    const headers = new Headers(init.headers);
    headers.set('cookie', this.cookieHeader(url));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  /** Follows redirects until somebody answers something else. */
  async follow(path: string, init: RequestInit = {}): Promise<Page> {
    let at = new URL(path, this.base);
    let asking = init;
    for (;;) {
      const headers = { accept: 'text/html', ...(asking.headers as Record<string, string> | undefined) };
      const response = await this.ask(at.href, { ...asking, headers });
      const location = response.headers.get('location');
      if (!location) return { response, at };
      at = new URL(location, at);
      asking = {};
    }
  }

  /** Logs in as a person that the development login offers; answers where that ends. */
  async logIn(door: 'staff' | 'patient', name: string, to?: string): Promise<Page> {
    const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
    return this.choose(await this.follow(`/api/${door}/login${query}`), name);
  }

  /** Presses the button with this name on the page where one chooses whom to be. */
  async choose({ response, at }: Page, name: string): Promise<Page> {
    const { action, fields } = chooserForm(await response.text(), name);
    return this.follow(new URL(action, at).href, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: at.origin },
    });
  }

  /** Sends JSON as our own pages do. */
  async send(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const own = {
      'content-type': 'application/json',
      origin: this.origin,
      'x-csrf-token': this.csrfToken,
    };
    return this.ask(path, { method, body: JSON.stringify(body), headers: { ...own, ...headers } });
  }

  /** Opens a socket; give it an end with `close`. */
  socket(door: 'staff' | 'patient', origin = this.origin): TestSocket {
    const url = new URL(`/api/${door}/socket`, this.base);
    const cookie = this.cookieHeader(url);
    return new TestSocket(new WebSocket(url.href.replace(/^http/, 'ws'), { headers: { cookie }, origin }));
  }

  private cookieHeader({ pathname }: URL): string {
    return [...this.jar.values()]
      .filter(({ path }) => pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  private keep(line: string): void {
    const { name, value, path = '/', expires } = parseSetCookie(line);
    if (!value || expires?.getTime() === 0) this.jar.delete(`${path} ${name}`);
    else this.setCookie({ name, value, path });
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

  /** Waits until what has come is enough. */
  async until(enough: () => boolean): Promise<void> {
    await eventually(enough, 20_000);
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
