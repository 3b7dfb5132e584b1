import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'invariants.md'), 'utf8');
const guards = [...page.matchAll(/^ +`([^`]+)` → (.+)$/gm)].map(([, file = '', title = '']) => ({
  file,
  title,
}));
const sentences = page.match(/^\d+\. /gm) ?? [];

describe('docs/invariants.md', () => {
  it('names one guard for every sentence', () => {
    expect(guards.length).toBe(sentences.length);
    expect(guards.length).toBeGreaterThan(0);
  });

  it.each(guards)('$file still has "$title"', ({ file, title }) => {
    expect(readFileSync(join(root, file), 'utf8')).toContain(title);
  });
});
