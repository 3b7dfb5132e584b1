import { describe, expect, it } from '@jest/globals';
import { valueText } from './value-text.js';

describe('a setting in the history', () => {
  it('is shown by its words, also where it was empty before', () => {
    expect(valueText(undefined)).toBe('–');
    expect(valueText('start')).toBe('start');
    expect(valueText([24, 72])).toBe('24, 72');
    expect(valueText([{ day: 1, from: '08:00', to: '16:00' }])).toBe('1 08:00 16:00');
    expect(valueText({ enabled: false, text: '' })).toBe('false –');
  });
});
