import { describe, expect, it } from '@jest/globals';
import { readSpecial, specialForm } from './special-day.js';

const typed = { key: 'x', date: '2026-12-23', hours: '8-12', note: ' dag före julafton ' };

describe('a day that differs', () => {
  it('has one span, or is closed', () => {
    expect(readSpecial(typed)).toEqual({
      date: '2026-12-23',
      open: { from: '08:00', to: '12:00' },
      note: 'dag före julafton',
    });
    expect(readSpecial({ ...typed, hours: '', note: '' })).toEqual({ date: '2026-12-23' });
    expect(readSpecial({ ...typed, hours: '8-12, 13-16' })).toBeUndefined();
  });
  it('is a real date', () => {
    expect(readSpecial({ ...typed, date: '2026-02-30' })).toBeUndefined();
  });
  it('comes back as it was', () => {
    const special = readSpecial(typed);
    expect(special && specialForm(special)).toMatchObject({ date: '2026-12-23', hours: '8.00–12.00' });
  });
});
