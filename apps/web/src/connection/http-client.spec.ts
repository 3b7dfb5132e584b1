import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { CommandIds } from './command-ids.js';
import { createHttpClient } from './http-client.js';
import { problemFrom, RequestFailed } from './problem.js';
import { webProblem } from './web-problem.js';

const answering = (status: number, body: unknown, seen: RequestInit[] = []) =>
  createHttpClient({
    fetch: (_path, init) => {
      seen.push(init ?? {});
      return Promise.resolve(
        new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }),
      );
    },
    csrfToken: () => 'token',
  });
const schema = z.object({ name: z.string() });
const failure = async (promise: Promise<unknown>) =>
  problemFrom(await promise.catch((error: unknown) => error));

describe('asking the gateway', () => {
  it('sends the token against cross-site requests and gives the parsed answer', async () => {
    const seen: RequestInit[] = [];
    expect(await answering(200, { name: 'Min vård', extra: 1 }, seen).post('/x', { a: 1 }, schema)).toEqual({
      name: 'Min vård',
    });
    expect(seen[0]).toMatchObject({ method: 'POST', body: '{"a":1}', headers: { 'x-csrf-token': 'token' } });
  });
  it('turns a problem document into its code', async () => {
    const problem = {
      type: 'x',
      title: 'x',
      status: 409,
      code: 'visit.stale-version',
      correlationId: 'c',
      retry: false,
    };
    expect(await failure(answering(409, problem).get('/x', schema))).toEqual(problem);
  });
  it('does not believe an error page that is no problem document', async () => {
    expect(await failure(answering(502, '<html>').get('/x', schema))).toMatchObject({
      code: 'web.unreadable',
      status: 502,
      retry: true,
    });
  });
  it('does not show an answer of another shape', async () => {
    expect(await failure(answering(200, { nome: 1 }).get('/x', schema))).toMatchObject({
      code: 'web.unreadable',
    });
  });
  it('says that there is no contact when nothing answers', async () => {
    const http = createHttpClient({
      fetch: () => Promise.reject(new TypeError('network')),
      csrfToken: () => '',
    });
    expect(await failure(http.get('/x', schema))).toMatchObject({ code: 'web.offline', retry: true });
  });
});

describe('the id of a command', () => {
  const refused = (retry: boolean) =>
    new RequestFailed({ ...webProblem('offline'), code: 'x.y', status: retry ? 503 : 409, retry });
  const idsOf = async (...outcomes: ('ok' | RequestFailed)[]) => {
    const commands = new CommandIds();
    const seen: string[] = [];
    for (const outcome of outcomes) {
      await commands
        .run('claim:1', (id) => {
          seen.push(id);
          return outcome === 'ok' ? Promise.resolve() : Promise.reject(outcome);
        })
        .catch(() => undefined);
    }
    return seen;
  };

  it('stays the same until the outcome is known, so that a repeat is not a second command', async () => {
    const [first, second, third] = await idsOf(new RequestFailed(webProblem('offline')), refused(true), 'ok');
    expect([second, third]).toEqual([first, first]);
  });
  it('is new after success and after a definite refusal', async () => {
    const ids = await idsOf('ok', refused(false), 'ok');
    expect(new Set(ids).size).toBe(3);
  });
});
