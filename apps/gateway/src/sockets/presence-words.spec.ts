import { describe, expect, it } from '@jest/globals';
import { PRESENCES_AT_ONCE, type PresenceWord } from '@om/contracts';
import { eventually } from '@om/testing';
import { PresenceWords } from './presence-words.js';

const wordOf = (patientId: string, online = true): PresenceWord => ({
  patientId,
  name: 'Testpatient',
  online,
});

describe('what is told of patients', () => {
  it('within a moment goes together, in messages that are not too large', async () => {
    const sent: PresenceWord[][] = [];
    const words = new PresenceWords((together) => sent.push(together));
    const patients = Array.from({ length: 2 * PRESENCES_AT_ONCE + 1 }, (_, at) => wordOf(`p${at}`));
    for (const word of patients) words.add(word);
    expect(sent).toEqual([]);
    await eventually(() => sent.length > 0);
    expect(sent.map(({ length }) => length)).toEqual([PRESENCES_AT_ONCE, PRESENCES_AT_ONCE, 1]);
    expect(sent.flat()).toEqual(patients);
  });

  it('is what was said last of each, and once', async () => {
    const sent: PresenceWord[][] = [];
    const words = new PresenceWords((together) => sent.push(together));
    words.add(wordOf('p1'));
    words.add(wordOf('p2'));
    words.add(wordOf('p1', false));
    await eventually(() => sent.length > 0);
    words.add(wordOf('p2', false));
    await eventually(() => sent.length > 1);
    expect(sent).toEqual([[wordOf('p1', false), wordOf('p2')], [wordOf('p2', false)]]);
  });
});
