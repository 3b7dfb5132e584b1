import { describe, expect, it } from '@jest/globals';
import { readPersonnummer } from './personnummer.js';

const now = Date.parse('2026-11-23T09:00:00.000Z');
const read = (text: string) => readPersonnummer(text, now);

describe('a personnummer as people write it', () => {
  it.each([
    ['19860304-2386', '198603042386'],
    ['198603042386', '198603042386'],
    ['860304-2386', '198603042386'],
    ['860304 2386', '198603042386'],
    ['19701063-2391', '197010632391'],
  ])('%s is read', (text, digits) => {
    expect(read(text)).toBe(digits);
  });
  it('means the last century that is not to come, and one earlier with a plus sign', () => {
    expect(read('195709112790')).toBe('195709112790');
    expect(read('570911-2790')).toBe('195709112790');
    expect(read('570911+2790')).toBe('185709112790');
  });
  it.each(['', '8603042386x', '19860304-2387', '19861304-2386', '19860230-2388', '123'])(
    '%s is no personnummer',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );
});
