import { it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture } from './browser.js';

/**
 * Steps of one story: once a step has failed the later ones fail at once and say so, instead of waiting for what cannot come.
 * A failed step keeps a picture of every page, so that the artefacts show what the person saw.
 */
export const story = (
  pages: () => readonly Page[],
): ((title: string, run: () => void | Promise<void>) => void) => {
  let failedAt: string | undefined;
  return (title, run) => {
    it(title, async () => {
      if (failedAt !== undefined) throw new Error(`not reached: "${failedAt}" failed`);
      failedAt = title;
      try {
        await run();
        failedAt = undefined;
      } finally {
        if (failedAt !== undefined) await picturesOf(pages());
      }
    });
  };
};

const picturesOf = (pages: readonly Page[]): Promise<unknown> =>
  Promise.all(pages.map((page, index) => keepPicture(page, `failed-${String(index + 1)}`)));
