import type { z } from 'zod';
import { problemOf, RequestFailed } from './problem.js';
import { webProblem } from './web-problem.js';

/** Longest wait for an answer, milliseconds. */
const TIMEOUT_MS = 15_000;

export interface HttpClient {
  get<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>>;
  post<S extends z.ZodType>(path: string, body: unknown, schema: S): Promise<z.output<S>>;
  put<S extends z.ZodType>(path: string, body: unknown, schema: S): Promise<z.output<S>>;
  delete<S extends z.ZodType>(path: string, body: unknown, schema: S): Promise<z.output<S>>;
}

/** What the client is given from outside, so that tests need no network. */
export interface HttpOptions {
  fetch: typeof globalThis.fetch;
  /** Token of the session against cross-site requests; empty before login. */
  csrfToken: () => string;
  /** Told when the gateway says that the login has run out. */
  onLoggedOut?: () => void;
}

const read = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  return text === '' ? undefined : (JSON.parse(text) as unknown);
};

const ask = async (options: HttpOptions, method: string, path: string, body?: unknown): Promise<unknown> => {
  const headers = { accept: 'application/json', 'x-csrf-token': options.csrfToken() };
  const init: RequestInit = { method, credentials: 'same-origin', signal: AbortSignal.timeout(TIMEOUT_MS) };
  const response = await options
    .fetch(
      path,
      body === undefined
        ? { ...init, headers }
        : {
            ...init,
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          },
    )
    .catch((cause: unknown) => {
      throw new RequestFailed(webProblem('offline'), { cause });
    });
  const answer = await read(response).catch(() => undefined);
  if (response.ok) return answer;
  if (response.status === 401) options.onLoggedOut?.();
  throw new RequestFailed(problemOf(response.status, answer));
};

const parsed = <S extends z.ZodType>(schema: S, answer: unknown): z.output<S> => {
  const result = schema.safeParse(answer);
  if (!result.success) throw new RequestFailed(webProblem('unreadable'), { cause: result.error });
  return result.data;
};

/** JSON over HTTP to the gateway. Answers are parsed at this border; everything else becomes a `RequestFailed`. */
export const createHttpClient = (options: HttpOptions): HttpClient => ({
  get: async (path, schema) => parsed(schema, await ask(options, 'GET', path)),
  post: async (path, body, schema) => parsed(schema, await ask(options, 'POST', path, body)),
  put: async (path, body, schema) => parsed(schema, await ask(options, 'PUT', path, body)),
  delete: async (path, body, schema) => parsed(schema, await ask(options, 'DELETE', path, body)),
});
