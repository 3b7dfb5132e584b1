import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { z } from 'zod';
import { createHttpClient, type HttpClient } from './http-client.js';
import { createLink, type Link, type LoginFacts } from './link.js';
import { problemFrom, type Problem } from './problem.js';

/** Where a page stands with its login. `locked`: it was logged in a moment ago, so what was typed is still here. */
export type Login<S> =
  | { readonly kind: 'asking' }
  | { readonly kind: 'out' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'in'; readonly session: S; readonly link: Link | undefined };

interface Facts extends LoginFacts {
  readonly expiresAt: string;
}

interface LoginOptions<S> {
  readonly side: 'staff' | 'patient';
  readonly schema: z.ZodType<S>;
  /** Whether the session is complete; before that there is nothing to be live about. */
  readonly isComplete: (session: S) => boolean;
}

/** While the person is active, the login is prolonged this often, milliseconds. */
const PROLONG_MS = 4 * 60_000;

/** An HTTP client for the pages around a login, before there is a link. */
export const bareHttp = (csrfToken = ''): HttpClient =>
  createHttpClient({ fetch: (...input) => fetch(...input), csrfToken: () => csrfToken });

/** Asks who is logged in, keeps the login alive while the person is active, and covers the page when it has run out. */
export const useLogin = <S extends Facts>({ side, schema, isComplete }: LoginOptions<S>) => {
  const [login, setLogin] = useState<Login<S>>({ kind: 'asking' });
  const asked = useRef(0);
  const lock = useCallback(() => {
    setLogin((now) => {
      if (now.kind !== 'in') return now.kind === 'asking' ? { kind: 'out' } : now;
      now.link?.stop();
      return { kind: 'locked' };
    });
  }, []);
  const enter = useCallback(
    async (session: S) => {
      const link = isComplete(session) ? await createLink(side, session, lock) : undefined;
      setLogin((before) => {
        if (before.kind === 'in') before.link?.stop();
        return { kind: 'in', session, link };
      });
    },
    [side, isComplete, lock],
  );
  const ask = useCallback(async () => {
    asked.current = Date.now();
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
  useProlonging(login, schema, side, asked, setLogin, lock);
  return { login, ask, enter };
};

const useProlonging = <S extends Facts>(
  login: Login<S>,
  schema: z.ZodType<S>,
  side: string,
  asked: { current: number },
  setLogin: (change: (login: Login<S>) => Login<S>) => void,
  lock: () => void,
): void => {
  const expiresAt = login.kind === 'in' ? login.session.expiresAt : undefined;
  const serverTime = login.kind === 'in' ? login.session.serverTime : undefined;
  const prolong = useEffectEvent(async () => {
    if (login.kind !== 'in' || Date.now() - asked.current < PROLONG_MS) return;
    asked.current = Date.now();
    const session = await bareHttp().get(`/api/${side}/session`, schema);
    setLogin((now) => (now.kind === 'in' ? { ...now, session } : now));
  });
  useEffect(() => {
    if (expiresAt === undefined || serverTime === undefined) return undefined;
    const left = Date.parse(expiresAt) - Date.parse(serverTime);
    const timer = setTimeout(lock, Math.min(left, 2 ** 31 - 1));
    const onActive = () => void prolong().catch(() => undefined);
    addEventListener('pointerdown', onActive);
    addEventListener('keydown', onActive);
    return () => {
      clearTimeout(timer);
      removeEventListener('pointerdown', onActive);
      removeEventListener('keydown', onActive);
    };
  }, [expiresAt, serverTime, lock]);
};
