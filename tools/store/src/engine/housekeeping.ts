import type { Engine } from './engine.js';

const SECOND = 1000;
const ANSWERS_KEPT_MS = 30 * 60 * SECOND;
const ANSWERS_EVERY_MS = 5 * 60 * SECOND;

/** Closes idle cursors and forgets old answers; answers how to stop that. */
export const startHousekeeping = (engine: Engine): (() => void) => {
  const cursors = setInterval(() => {
    engine.cursors.expire(new Date(), engine.parameters.number('cursorTimeoutMillis'));
  }, SECOND);
  const answers = setInterval(() => {
    engine.write(new Date(), () => {
      engine.storage.removeAnswers(Date.now() - ANSWERS_KEPT_MS);
    });
  }, ANSWERS_EVERY_MS);
  return () => {
    clearInterval(cursors);
    clearInterval(answers);
  };
};
