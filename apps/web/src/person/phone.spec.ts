import { describe, expect, it } from '@jest/globals';
import { isWrongNumber, mobileNumber, phoneText } from './phone.js';

describe('a phone number', () => {
  it.each(['070-174 06 39', '0701740639', '+46701740639', '+46 (0)70 174 06 39', '0046701740639'])(
    'is understood however it is typed: %s',
    (typed) => {
      expect(mobileNumber(typed)).toBe('+46701740639');
    },
  );
  it.each(['', '070-174', '08-123 456 78', '112', '+47 412 34 567', 'ring mig'])(
    'is refused when it is no Swedish mobile number: "%s"',
    (typed) => {
      expect(mobileNumber(typed)).toBeUndefined();
    },
  );
  it('is wrong while it is half typed, and when a known one is wiped out; not when there was none', () => {
    const known = '+46701740639';
    expect([isWrongNumber('070-174 06', known), isWrongNumber(' ', known)]).toEqual([true, true]);
    expect([isWrongNumber('070-174 06 40', known), isWrongNumber('', undefined)]).toEqual([false, false]);
  });
  it('is shown in the groups people read', () => {
    expect(phoneText('+46701740639')).toBe('070-174 06 39');
  });
});
