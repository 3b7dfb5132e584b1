import axe, { type AxeResults } from 'axe-core';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keepPicture } from './browser.js';

/** What axe looks for: rules by tag, or single rules. */
type RunOnly = { readonly type: 'tag' | 'rule'; readonly values: readonly string[] };
const EVERYTHING: RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** What the colours of the same page can get wrong: the rest has been looked for in light. */
const COLOURS: RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/**
 * What axe finds on the page as it stands (WCAG 2.2 AA and best practice): one line a finding, none when the page is clean.
 * The script is evaluated by the debugger, because our own content policy rightly refuses to load it.
 */
export const accessibilityFindings = async (page: Page): Promise<readonly string[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return findings(page, EVERYTHING);
};

const findings = async (page: Page, runOnly: RunOnly): Promise<readonly string[]> => {
  const results = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] })`,
  );
  return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${String(node.target)}`));
};

/** What the page's colours get wrong in dark; the page is light again afterwards. */
const findingsInDark = async (page: Page): Promise<readonly string[]> => {
  await inTheme(page, 'dark');
  const found = await findings(page, COLOURS);
  await inTheme(page, 'light');
  return found;
};

const inTheme = async (page: Page, colorScheme: 'dark' | 'light'): Promise<void> => {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction((theme) => document.documentElement.classList.contains(theme), colorScheme);
};

/** Keeps the picture and demands a page without accessibility findings. @param name of the picture */
export const look = async (page: Page, name: string): Promise<void> => {
  await keepPicture(page, name);
  expect({ name, findings: await accessibilityFindings(page) }).toEqual({ name, findings: [] });
};

/** The same in dark as in light. @param name of the picture */
export const lookInBothThemes = async (page: Page, name: string): Promise<void> => {
  await look(page, name);
  expect({ name, inDark: await findingsInDark(page) }).toEqual({ name, inDark: [] });
};
