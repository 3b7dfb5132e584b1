import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { systemUrl } from './browser.js';

/** What a page may ask for before it shows anything, kB of gzipped JavaScript (design 11). */
const BUDGETS = [
  ['/', 140],
  ['/personal', 180],
] as const;

const textOf = async (path: string): Promise<string> => {
  const response = await fetch(new URL(path, systemUrl()), { headers: { accept: 'text/html' } });
  expect({ path, status: response.status }).toEqual({ path, status: 200 });
  return response.text();
};

/** The scripts that the page names itself, to run or to have at hand. */
const scriptsOf = (html: string): readonly string[] => [
  ...new Set([...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path = '']) => path)),
];

describe('the first load', () => {
  it.each(BUDGETS)('of %s stays within %d kB of JavaScript', async (page, budget) => {
    const scripts = await Promise.all(scriptsOf(await textOf(page)).map(textOf));
    const kB = scripts.reduce((sum, script) => sum + gzipSync(script).length, 0) / 1000;
    expect(kB).toBeLessThanOrEqual(budget);
    // Less than React alone: the scripts were not found, and nothing has been measured.
    expect(kB).toBeGreaterThan(60);
  });
});
