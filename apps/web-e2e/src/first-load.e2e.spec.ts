import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { systemUrl } from './browser.js';

/**
 * What a page may ask for before it shows anything, kB of gzipped JavaScript. The design allows a patient 140 and staff 180 (design
 * 11); the first page of each is held to what it has come down to.
 */
const BUDGETS = [
  ['/', 'entry', 105],
  ['/', 'logged-in', 140],
  ['/personal', 'entry', 160],
] as const;

const textOf = async (path: string): Promise<string> => {
  const response = await fetch(new URL(path, systemUrl()), { headers: { accept: 'text/html' } });
  expect({ path, status: response.status }).toEqual({ path, status: 200 });
  return response.text();
};

/** The scripts that the page names itself, to run or to have at hand. */
const scriptsOf = (html: string): readonly string[] =>
  [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path = '']) => path);

/** Every script that must be there before the named ones run, themselves included, by path. */
const withImports = async (
  paths: readonly string[],
  known = new Map<string, string>(),
): Promise<Map<string, string>> => {
  for (const path of paths) {
    if (known.has(path)) continue;
    const script = await textOf(path);
    known.set(path, script);
    const imports = [...script.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)];
    await withImports(
      imports.map(([, name = '']) => `/assets/${name}`),
      known,
    );
  }
  return known;
};

/** The part of the page that is fetched when somebody is logged in: named in the scripts of the first page. */
const laterPart = (scripts: Iterable<string>, name: string): string => {
  const [, path = ''] = [...scripts].join('\n').match(new RegExp(`(assets/${name}-[\\w-]+\\.js)`)) ?? [];
  expect(path).toContain(name);
  return `/${path}`;
};

describe('the first load', () => {
  it.each(BUDGETS)('of %s, %s, stays within %d kB of JavaScript', async (page, part, budget) => {
    const scripts = await withImports(scriptsOf(await textOf(page)));
    if (part !== 'entry') await withImports([laterPart(scripts.values(), part)], scripts);
    const kB = [...scripts.values()].reduce((sum, script) => sum + gzipSync(script).length, 0) / 1000;
    expect(kB).toBeLessThanOrEqual(budget);
    // Less than React alone: the scripts were not found, and nothing has been measured.
    expect(kB).toBeGreaterThan(part === 'entry' ? 60 : 120);
  });
});
