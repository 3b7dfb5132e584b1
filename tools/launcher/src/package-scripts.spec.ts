import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';

const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

describe('the scripts of package.json', () => {
  it('become what they run, because npm gives a signal to the shell, which would end without passing it on', () => {
    const ours = Object.values(scripts).filter((script) => script.includes('tools/launcher/'));
    expect(ours.length).toBeGreaterThan(5);
    expect(ours.filter((script) => !script.startsWith('exec node '))).toEqual([]);
  });
});
