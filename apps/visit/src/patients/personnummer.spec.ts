import { describe, expect, it } from '@jest/globals';
import { identityOf } from './personnummer.js';

describe('a personnummer', () => {
  it('tells date of birth and sex', () => {
    expect(identityOf('198603042386')).toEqual({ birthDate: '1986-03-04', sex: 'female' });
  });

  it('has 60 added to the day when it is a samordningsnummer', () => {
    expect(identityOf('198603649800')).toEqual({ birthDate: '1986-03-04', sex: 'female' });
  });

  it.each([
    ['a wrong check digit', '198603049804'],
    ['a day that does not exist', '198602309800'],
    ['two digits swapped', '198603048903'],
    ['a separator', '19860304-2386'],
  ])('is refused with %s', (_, number) => {
    expect(identityOf(number)).toBeUndefined();
  });
});
