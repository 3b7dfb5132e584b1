import { it } from '@jest/globals';

/** Steps of one story: once a step has failed the later ones fail at once and say so, instead of waiting for what cannot come. */
export const story = (): ((title: string, run: () => void | Promise<void>) => void) => {
  let failedAt: string | undefined;
  return (title, run) => {
    it(title, async () => {
      if (failedAt !== undefined) throw new Error(`not reached: "${failedAt}" failed`);
      failedAt = title;
      await run();
      failedAt = undefined;
    });
  };
};
