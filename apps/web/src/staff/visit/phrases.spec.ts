import { describe, expect, it } from '@jest/globals';
import { withPhrase } from './phrases.js';

describe('Fraser', () => {
  it('never take away what has been typed', () => {
    expect(withPhrase('', 'Rör axeln varje dag.')).toBe('Rör axeln varje dag.');
    expect(withPhrase('Hej igen. ', 'Rör axeln varje dag.')).toBe('Hej igen.\nRör axeln varje dag.');
  });
});
