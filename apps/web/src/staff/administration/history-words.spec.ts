import { careUnit } from '@om/contracts/queue';
import { describe, expect, it } from '@jest/globals';
import { staffAdministration } from '../../language/sv/staff-administration.js';

/** What a unit has that nobody changes in *Administration*. */
const FIXED = ['careUnitId', 'version'];

describe('Historik', () => {
  it.each(Object.keys(careUnit.shape).filter((field) => !FIXED.includes(field)))(
    'calls %s by a word of its own',
    (field) => {
      expect(Object.keys(staffAdministration.administration.field)).toContain(field);
    },
  );
});
