import { problem, type Problem } from '@om/contracts';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { CookieJar } from './cookie-jar.js';
import { LiveSocket } from './live-socket.js';

/** Which side of the system a person comes in by; each has its own cookie and paths. */
export type Entrance = 'staff' | 'patient';

/** An answer of the HTTP interface: what was asked for, or the problem. */
export type Reply<T> =
  { readonly ok: true; readonly body: T } | { readonly ok: false; readonly problem: Problem };

/** The body of a good answer; a problem becomes a sentence with its code. */
export const answered = <T>(reply: Reply<T>): T => {
  if (reply.ok) return reply.body;
  const { code, status, field } = reply.problem;
  throw new Error(`${code} (HTTP ${String(status)})${field ? `, field ${field}` : ''}`);
};

const MAX_REDIRECTS = 12;
/** A gateway that has stopped answering must not hold its caller for ever. */
const ANSWER_WITHIN_MS = 20_000;

/** One person at one browser: cookies, CSRF token, HTTP calls and live sockets, all through the public interface. */
export class Visitor {
  private readonly jar = new CookieJar();
  private csrfToken = '';

  constructor(
    private readonly base: URL,
    readonly entrance: Entrance,
    /** Name on the person chooser of the development login. */
    readonly name: string,
  ) {}

  /** Walks the login as a browser does: redirects, person chooser, redirects back. */
  async login(): Promise<void> {
    const chooser = await this.follow(new URL(`/api/${this.entrance}/login`, this.base));
    const form = chooserForm(await chooser.response.text(), this.name);
    const back = await this.follow(new URL(form.action, chooser.url), {
      method: 'POST',
      body: new URLSearchParams(form.fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: chooser.url.origin },
    });
    if (!back.response.ok)
      throw new Error(`The login ended with HTTP ${String(back.response.status)} at ${back.url.pathname}`);
  }

  /** Reads a resource; the answer is checked against its contract. */
  async get<S extends z.ZodType>(path: string, schema: S): Promise<Reply<z.output<S>>> {
    return this.call('GET', path, schema);
  }

  /** Sends a command with a fresh id, or with the one given. */
  async post<S extends z.ZodType>(
    path: string,
    schema: S,
    body: object = {},
    commandId: string = randomUUID(),
  ): Promise<Reply<z.output<S>>> {
    return this.call('POST', path, schema, { commandId, ...body });
  }

  /** Sends a body as it is. */
  async send<S extends z.ZodType>(
    method: 'POST' | 'PUT',
    path: string,
    schema: S,
    body: object,
  ): Promise<Reply<z.output<S>>> {
    return this.call(method, path, schema, body);
  }

  /** The CSRF token that `GET session` has handed out; needed before the first change. */
  useCsrfToken(token: string): void {
    this.csrfToken = token;
  }

  /** Opens a live connection. */
  async connect(): Promise<LiveSocket> {
    const { url, headers } = this.socketAddress();
    return LiveSocket.connect(url, headers);
  }

  /** Where and with which headers a live connection is opened, for whoever keeps sockets of their own. */
  socketAddress(): { url: URL; headers: { cookie: string; origin: string } } {
    const url = new URL(`/api/${this.entrance}/socket`, this.base);
    const cookie = this.jar.header(url);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return { url, headers: { cookie, origin: this.base.origin } };
  }

  private async call<S extends z.ZodType>(
    method: string,
    path: string,
    schema: S,
    body?: object,
  ): Promise<Reply<z.output<S>>> {
    const { response } = await this.follow(new URL(path, this.base), {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
      headers: {
        'content-type': 'application/json',
        'x-csrf-token': this.csrfToken,
        origin: this.base.origin,
      },
    });
    const answer: unknown = await response.json();
    return response.ok
      ? { ok: true, body: schema.parse(answer) }
      : { ok: false, problem: problem.parse(answer) };
  }

  private async follow(start: URL, init: RequestInit = {}): Promise<{ response: Response; url: URL }> {
    let url = start;
    let request = init;
    for (let hop = 0; hop < MAX_REDIRECTS; hop += 1) {
      const headers = new Headers(request.headers);
      headers.set('cookie', this.jar.header(url));
      const response = await fetch(url, {
        ...request,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      this.jar.keep(url, response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (!location || response.status < 300 || response.status > 399) return { response, url };
      url = new URL(location, url);
      request = {};
    }
    throw new Error(`More than ${String(MAX_REDIRECTS)} redirects from ${start.pathname}`);
  }
}

/** Finds the form of the chooser page that logs the named person in. */
export const chooserForm = (
  html: string,
  name: string,
): { action: string; fields: Record<string, string> } => {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? [];
  for (const form of forms) {
    const button = [...form.matchAll(/<button([^>]*)>([\s\S]*?)<\/button>/g)].find(([, , label = '']) =>
      label.includes(name),
    );
    if (!button) continue;
    const hidden = [...form.matchAll(/<input([^>]*)>/g)].map(([, attributes = '']) => attributes);
    const named = [...hidden, button[1] ?? ''].map(
      (text) => [attribute(text, 'name'), attribute(text, 'value')] as const,
    );
    return {
      action: attribute(form.slice(0, form.indexOf('>')), 'action'),
      fields: Object.fromEntries(named.filter(([key]) => key !== '')),
    };
  }
  throw new Error(`The login page does not offer ${name}`);
};

const attribute = (text: string, name: string): string =>
  (new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? '').replaceAll('&amp;', '&');
