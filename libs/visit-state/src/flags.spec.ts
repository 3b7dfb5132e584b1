import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { flagsOf, isChild } from './flags.js';

const ADULT = { birthDate: '1986-03-04' };
const NOW = new Date('2026-11-23T09:00:00.000Z');

describe('a child', () => {
  it.each([
    ['2013-11-24', true],
    ['2013-11-23', false],
    ['2013-11-22', false],
    ['2026-11-23', true],
    ['1986-03-04', false],
  ])('is one until the 13th birthday: born %s, %s', (birthDate, child) => {
    expect(isChild(birthDate, NOW)).toBe(child);
  });

  it('has the birthday at midnight in Stockholm, not in Greenwich', () => {
    expect(isChild('2013-11-24', new Date('2026-11-23T22:59:00.000Z'))).toBe(true);
    expect(isChild('2013-11-24', new Date('2026-11-23T23:00:00.000Z'))).toBe(false);
  });

  it('who has grown up stays so', () => {
    const instant = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2060-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, instant, instant, (born, one, other) => {
        const birthDate = born.toISOString().slice(0, 10);
        const [earlier, later] = one < other ? [one, other] : [other, one];
        if (!isChild(birthDate, earlier)) expect(isChild(birthDate, later)).toBe(false);
      }),
    );
  });
});

describe('the flags of a case', () => {
  it('are none for most', () => {
    expect(flagsOf(ADULT, undefined, NOW)).toBeUndefined();
  });

  it('tell the interpreter wanted, protected identity and a child, each by itself', () => {
    expect(flagsOf(ADULT, 'somaliska', NOW)).toEqual({ interpreter: 'somaliska' });
    expect(flagsOf({ ...ADULT, protectedIdentity: true }, undefined, NOW)).toEqual({
      protectedIdentity: true,
    });
    expect(flagsOf({ birthDate: '2020-01-01' }, undefined, NOW)).toEqual({ child: true });
  });
});
