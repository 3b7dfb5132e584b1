import { describe, expect, it } from '@jest/globals';
import { readerAt, withReading } from './readers.js';

const NOW = Date.parse('2026-11-23T09:00:00.000Z');
const frame = (person: string, reading = true) => ({
  type: 'reading' as const,
  visitId: '0198c1f2-0000-7000-8000-000000000001',
  personId: `SE2321000131-P0000000000${person}`,
  name: `HSP${person} TestPerson${person}`,
  reading,
});

describe('who reads a waiting case', () => {
  it('is the colleague who has it open, until they leave it', () => {
    const open = withReading([], frame('21'), NOW);
    expect(readerAt(open, NOW)).toBe('HSP21 TestPerson21');
    expect(readerAt(withReading(open, frame('21', false), NOW), NOW)).toBeUndefined();
  });

  it('is forgotten when nothing is heard for 25 seconds, and not when it is told again', () => {
    const open = withReading([], frame('21'), NOW);
    expect(readerAt(open, NOW + 25_000)).toBeUndefined();
    const again = withReading(open, frame('21'), NOW + 10_000);
    expect(again).toHaveLength(1);
    expect(readerAt(again, NOW + 25_000)).toBe('HSP21 TestPerson21');
  });

  it('is another one when the first has left', () => {
    const both = withReading(withReading([], frame('21'), NOW), frame('57'), NOW);
    expect(readerAt(withReading(both, frame('21', false), NOW), NOW)).toBe('HSP57 TestPerson57');
  });
});
