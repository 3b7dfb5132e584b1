import { describe, expect, it } from '@jest/globals';
import { changeText, valueText, type WordOf } from './value-text.js';

const wordOf: WordOf = (field, value) => {
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  return field === 'day' ? 'Måndag' : String(value);
};

describe('a setting in the history', () => {
  it('is shown by its words, also where it was empty before', () => {
    expect(valueText(undefined, wordOf)).toBe('–');
    expect(valueText('start', wordOf)).toBe('start');
    expect(valueText([24, 72], wordOf)).toBe('24, 72');
    expect(valueText([{ day: 1, from: '08:00', to: '16:00' }], wordOf)).toBe('Måndag 08:00 16:00');
    expect(valueText({ enabled: false, text: '' }, wordOf)).toBe('nej –');
  });
  it('shows of a list what was taken away and what was added, and neither ids nor codes', () => {
    const kept = { templateId: 'a', name: 'Tack', text: 'Tack för att du berättar.' };
    const added = { templateId: 'b', code: 'bild', name: 'Be om bild', text: 'Ta gärna en bild.' };
    const change = { field: 'templates', before: [kept], after: [kept, added] };
    expect(changeText(change, wordOf)).toEqual({ removed: '–', added: 'Be om bild Ta gärna en bild.' });
    expect(changeText({ field: 'asyncDefault', before: 72, after: 48 }, wordOf)).toEqual({
      removed: '72',
      added: '48',
    });
    expect(changeText({ field: 'sameCaregiver', after: false }, wordOf)).toEqual({
      removed: '–',
      added: 'nej',
    });
  });
  it('shows of a contact reason its name and what differs, not its four questions', () => {
    const kept = { questionId: 'a', text: 'Hur länge?' };
    const reason = { code: 'halsont', label: 'Halsont', priority: 4, questions: [kept] };
    const after = { ...reason, priority: 3, questions: [kept, { questionId: 'b', text: 'Har du feber?' }] };
    expect(changeText({ field: 'reasons', before: [reason], after: [after] }, wordOf)).toEqual({
      removed: 'Halsont 4 –',
      added: 'Halsont 3 Har du feber?',
    });
  });
});
