import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again and again until the answer is yes.
 * @param {() => Promise<boolean> | boolean} probe
 * @param {{ timeoutMs: number, everyMs?: number, signal?: AbortSignal }} options
 * @returns {Promise<boolean>} false when the time ran out or the signal came first
 */
export const waitUntil = async (probe, { timeoutMs, everyMs = 100, signal }) => {
  const deadline = Date.now() + timeoutMs;
  while (!signal?.aborted) {
    if (await probe()) return true;
    if (Date.now() > deadline) return false;
    await delay(everyMs);
  }
  return false;
};
