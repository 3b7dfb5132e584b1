import axe, { type AxeResults } from 'axe-core';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture } from './browser.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on the page as it stands (WCAG 2.2 AA and best practice): one line a finding, none when the page is clean.
 * The script is evaluated by the debugger, because our own content policy rightly refuses to load it.
 */
export const accessibilityFindings = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  const results = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'] })`,
  );
  return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${String(node.target)}`));
};

/** Keeps the picture and demands a page without accessibility findings. @param name of the picture */
export const look = async (page: Page, name: string): Promise<void> => {
  await keepPicture(page, name);
  expect({ name, findings: await accessibilityFindings(page) }).toEqual({ name, findings: [] });
};
