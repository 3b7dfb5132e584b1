import { it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture } from './browser.js';

/**
 * Steps of one story: once a step has failed the later ones fail at once and say so, instead of waiting for what cannot come.
 * A failed step keeps a picture of every page, so that the artefacts show what the person saw.
 */
export const story = (
  pages: () => readonly (Page | undefined)[],
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

/** Of the pages that have been opened by then. */
const picturesOf = (pages: readonly (Page | undefined)[]): Promise<unknown> =>
  Promise.all(
    pages.flatMap((page, index) => (page ? [keepPicture(page, `failed-${String(index + 1)}`)] : [])),
  );
