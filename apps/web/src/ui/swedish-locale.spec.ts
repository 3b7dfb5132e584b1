import { describe, expect, it } from '@jest/globals';
import { en } from '@navikt/ds-react/locales';
import { SWEDISH_LOCALE } from './swedish-locale.js';

const leaves = (value: object, path = ''): [string, string][] =>
  Object.entries(value).flatMap(([key, child]: [string, unknown]) => {
    if (key === 'dateLocale') return [];
    return typeof child === 'string' ? [[path + key, child]] : leaves(child as object, `${path}${key}.`);
  });

describe("the kit's Swedish words", () => {
  const swedish = new Map(leaves(SWEDISH_LOCALE));

  it.each(leaves(en))('%s is there and is not the English "%s"', (key, english) => {
    expect(swedish.has(key)).toBe(true);
    expect(swedish.get(key)).not.toBe(english);
  });
  it('has no key that the kit does not know', () => {
    expect([...swedish.keys()].sort()).toEqual(
      leaves(en)
        .map(([key]) => key)
        .sort(),
    );
  });
});
