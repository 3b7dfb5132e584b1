import { describe, expect, it } from '@jest/globals';
import { changeText, valueText, type Words } from './value-text.js';

const words: Words = {
  of: (field, value) => {
    if (typeof value === 'boolean') return value ? 'ja' : 'nej';
    return field === 'day' ? 'Måndag' : String(value);
  },
  part: (key) => (key === 'waiting' ? 'Medan patienten väntar' : undefined),
};

describe('a setting in the history', () => {
  it('is shown by its words, also where it was empty before', () => {
    expect(valueText(undefined, words)).toBe('–');
    expect(valueText('start', words)).toBe('start');
    expect(valueText([24, 72], words)).toBe('24, 72');
    expect(valueText([{ day: 1, from: '08:00', to: '16:00' }], words)).toBe('Måndag 08:00 16:00');
    expect(valueText({ enabled: false, text: '' }, words)).toBe('nej –');
  });
  it('shows of a list what was taken away and what was added, and neither ids nor codes', () => {
    const kept = { templateId: 'a', name: 'Tack', text: 'Tack för att du berättar.' };
    const added = { templateId: 'b', code: 'bild', name: 'Be om bild', text: 'Ta gärna en bild.' };
    const change = { field: 'templates', before: [kept], after: [kept, added] };
    expect(changeText(change, words)).toEqual({ removed: '–', added: 'Be om bild Ta gärna en bild.' });
    expect(changeText({ field: 'asyncDefault', before: 72, after: 48 }, words)).toEqual({
      removed: '72',
      added: '48',
    });
    expect(changeText({ field: 'sameCaregiver', after: false }, words)).toEqual({
      removed: '–',
      added: 'nej',
    });
  });
  it('says which of several texts it was', () => {
    const change = {
      field: 'texts',
      before: { ended: 'Hej då.' },
      after: { ended: 'Hej då.', waiting: 'Vänta.' },
    };
    expect(changeText(change, words).added).toBe('Medan patienten väntar: Vänta.');
  });
  it('shows a new order of the same things by their names', () => {
    const [status, plan] = [{ part: 'status', prefill: 'Gott.' }, { part: 'atgard' }];
    const template = (fields: readonly object[]) => [{ templateId: 'a', name: 'Råd', fields }];
    const change = {
      field: 'noteTemplates',
      before: template([status, plan]),
      after: template([plan, status]),
    };
    expect(changeText(change, words)).toEqual({ removed: 'Råd status, atgard', added: 'Råd atgard, status' });
    const alsoLess = { ...change, before: template([status, plan, { part: 'kva' }]) };
    expect(changeText(alsoLess, words).removed).toBe('Råd status, atgard, kva');
  });
  it('shows of a contact reason its name and what differs, not its four questions', () => {
    const kept = { questionId: 'a', text: 'Hur länge?' };
    const reason = { code: 'halsont', label: 'Halsont', priority: 4, questions: [kept] };
    const after = { ...reason, priority: 3, questions: [kept, { questionId: 'b', text: 'Har du feber?' }] };
    expect(changeText({ field: 'reasons', before: [reason], after: [after] }, words)).toEqual({
      removed: 'Halsont 4 –',
      added: 'Halsont 3 Har du feber?',
    });
  });
});
