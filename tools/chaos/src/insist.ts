import type { Reply } from '@om/public-client';
import { setTimeout as pause } from 'node:timers/promises';

const AGAIN_MS = 300;
const GIVE_UP_MS = 120_000;

/**
 * Asks until there is an answer that stands: yes, or a refusal that trying again cannot change. Nobody answering, half an
 * answer and "try again" are asked again, as a browser does, so commands need an id of their own that stays the same.
 * @throws the last error after two minutes
 */
export const insist = async <T>(ask: () => Promise<Reply<T>>): Promise<Reply<T>> => {
  const end = Date.now() + GIVE_UP_MS;
  for (;;) {
    try {
      const reply = await ask();
      if (reply.ok || !reply.problem.retry) return reply;
      if (Date.now() > end) return reply;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await pause(AGAIN_MS);
  }
};

/** Waits until something is so. @throws Error with the sentence after `withinMs` */
export const until = async (
  fits: () => boolean | Promise<boolean>,
  otherwise: string,
  withinMs = GIVE_UP_MS,
): Promise<void> => {
  const end = Date.now() + withinMs;
  while (!(await fits())) {
    if (Date.now() > end) throw new Error(otherwise);
    await pause(AGAIN_MS / 3);
  }
};
