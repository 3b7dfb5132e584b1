import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 20;

/**
 * Waits until `probe` neither throws nor gives false, and gives its value.
 * @throws the probe's last error, or one saying that it stayed false, after `withinMs`
 */
export const eventually = async <T>(
  probe: () => Promise<T> | T,
  withinMs = 10_000,
): Promise<Exclude<T, false>> => {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      const value = await probe();
      if (value !== false) return value as Exclude<T, false>;
      if (Date.now() > deadline) throw new Error(`still false after ${withinMs} ms: ${probe.toString()}`);
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await sleep(POLL_MS);
  }
};
