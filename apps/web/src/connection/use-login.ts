import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import { createHttpClient, type HttpClient } from './http-client.js';
import { createLink, type Link, type LinkSide, type LoginFacts } from './link.js';
import { problemFrom, type Problem } from './problem.js';
import { useIdleLock, type LoginTimes } from './use-idle-lock.js';

/** Where a page stands with its login. `locked`: it was logged in a moment ago, so what was typed is still here. */
export type Login<S> =
  | { readonly kind: 'asking' }
  | { readonly kind: 'out' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'in'; readonly session: S; readonly link: Link | undefined };

type Facts = LoginFacts & LoginTimes;

interface LoginOptions<S> extends LinkSide {
  readonly schema: z.ZodType<S>;
  /** Whether the session is complete; before that there is nothing to be live about. */
  readonly isComplete: (session: S) => boolean;
}

/** An HTTP client for the pages around a login, before there is a link. */
export const bareHttp = (csrfToken = ''): HttpClient =>
  createHttpClient({ fetch: (...input) => fetch(...input), csrfToken: () => csrfToken });

/** Asks who is logged in, keeps the login alive while the person is active, and covers the page when it has run out. */
export const useLogin = <S extends Facts>({ side, heard, schema, isComplete }: LoginOptions<S>) => {
  const [login, setLogin] = useState<Login<S>>({ kind: 'asking' });
  const lock = useCallback(() => {
    setLogin((now) => {
      if (now.kind !== 'in') return now.kind === 'asking' ? { kind: 'out' } : now;
      now.link?.stop();
      return { kind: 'locked' };
    });
  }, []);
  const enter = useCallback(
    async (session: S) => {
      const link = isComplete(session) ? await createLink({ side, heard }, session, lock) : undefined;
      setLogin((before) => {
        if (before.kind === 'in') before.link?.stop();
        return { kind: 'in', session, link };
      });
    },
    [side, heard, isComplete, lock],
  );
  const ask = useCallback(async () => {
    setLogin({ kind: 'asking' });
    try {
      await enter(await bareHttp().get(`/api/${side}/session`, schema));
    } catch (error) {
      const problem = problemFrom(error);
      setLogin(problem.status === 401 ? { kind: 'out' } : { kind: 'failed', problem });
    }
  }, [side, schema, enter]);
  useEffect(() => {
    void ask();
  }, [ask]);
  const renew = useCallback((fresh: LoginTimes | S) => {
    setLogin((now) => (now.kind === 'in' ? { ...now, session: { ...now.session, ...fresh } } : now));
  }, []);
  useIdleLock({
    side,
    times: login.kind === 'in' ? login.session : undefined,
    prolong: async () => {
      const session = await bareHttp().get(`/api/${side}/session`, schema);
      renew(session);
      return { serverTime: session.serverTime, expiresAt: session.expiresAt };
    },
    onProlonged: renew,
    lock,
  });
  return { login, ask, enter, renew };
};
