import { describe, expect, it } from '@jest/globals';
import { changeText, valueText } from './value-text.js';

describe('a setting in the history', () => {
  it('is shown by its words, also where it was empty before', () => {
    expect(valueText(undefined)).toBe('–');
    expect(valueText('start')).toBe('start');
    expect(valueText([24, 72])).toBe('24, 72');
    expect(valueText([{ day: 1, from: '08:00', to: '16:00' }])).toBe('1 08:00 16:00');
    expect(valueText({ enabled: false, text: '' })).toBe('false –');
  });
  it('shows of a list what was taken away and what was added, and no ids', () => {
    const kept = { templateId: 'a', name: 'Tack', text: 'Tack för att du berättar.' };
    const added = { templateId: 'b', name: 'Be om bild', text: 'Ta gärna en bild.' };
    expect(changeText([kept], [kept, added])).toEqual({
      removed: '–',
      added: 'Be om bild Ta gärna en bild.',
    });
    expect(changeText(72, 48)).toEqual({ removed: '72', added: '48' });
  });
});
