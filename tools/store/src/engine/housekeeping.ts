import type { Engine } from './engine.js';
import { expireDocuments } from './ttl.js';

const SECOND = 1000;
const ANSWERS_KEPT_MS = 30 * 60 * SECOND;
const ANSWERS_EVERY_MS = 5 * 60 * SECOND;

/** A task that runs every so often; when it fails (a full disk, say) it is tried again the next time. */
const every = (engine: Engine, ms: number, task: (now: Date) => void | Promise<void>): NodeJS.Timeout => {
  const run = async (): Promise<void> => {
    try {
      await task(new Date());
      await engine.storage.flushed();
    } catch (error) {
      console.error(
        'housekeeping failed, will be tried again:',
        error instanceof Error ? error.message : error,
      );
    }
  };
  return setInterval(() => {
    void run();
  }, ms);
};

/** Removes documents whose time is up, each `ttlMonitorSleepSecs`. */
const ttlMonitor = (engine: Engine): ((now: Date) => Promise<void>) => {
  let last = Date.now();
  return async (now) => {
    const due = now.getTime() - last >= engine.parameters.number('ttlMonitorSleepSecs') * SECOND;
    if (!due || engine.parameters.get('ttlMonitorEnabled') === false) return;
    last = now.getTime();
    await expireDocuments(engine, now);
  };
};

/** Closes idle cursors, removes expired documents, forgets old answers; answers how to stop that. */
export const startHousekeeping = (engine: Engine): (() => void) => {
  const tasks = [
    every(engine, SECOND, (now) => {
      engine.cursors.expire(now, engine.parameters.number('cursorTimeoutMillis'));
    }),
    every(engine, SECOND, ttlMonitor(engine)),
    every(engine, ANSWERS_EVERY_MS, (now) => {
      engine.write({ now }, () => {
        engine.storage.removeAnswers(now.getTime() - ANSWERS_KEPT_MS);
      });
    }),
  ];
  return () => {
    tasks.forEach(clearInterval);
  };
};
