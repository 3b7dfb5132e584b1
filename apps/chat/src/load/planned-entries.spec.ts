import { describe, expect, it } from '@jest/globals';
import { exampleSnapshot, type VisitSnapshot } from '@om/contracts';
import { uuidV7Ids } from '@om/platform';
import { plannedEntries } from './planned-entries.js';

const started: VisitSnapshot = {
  ...exampleSnapshot,
  state: 'ongoing',
  startedAt: '2026-11-23T09:30:00.000Z',
  greeting: 'Hej!',
};
const kinds = (visit: VisitSnapshot) => plannedEntries(visit, uuidV7Ids).map(({ kind }) => kind);

describe('the conversation of a made-up visit', () => {
  it('is empty before the start', () => {
    expect(kinds(exampleSnapshot)).toEqual([]);
  });

  it('has the entries that the load of visits says it has heard, in places without gaps', () => {
    const endedAt = '2026-11-23T09:40:00.000Z';
    const closed: VisitSnapshot = {
      ...started,
      state: 'closed',
      endedAt,
      endedAfterSeq: 3,
      closedAt: endedAt,
    };
    expect(kinds(started)).toEqual(['greeting', 'text', 'text']);
    expect(kinds({ ...started, state: 'async', endedAt, endedAfterSeq: 3 })).toEqual([
      'greeting',
      'text',
      'text',
      'ended',
    ]);
    expect(kinds(closed)).toEqual(['greeting', 'text', 'text', 'ended', 'seal']);
    expect(plannedEntries(closed, uuidV7Ids).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it('waits for nothing: no outbox, no timers', () => {
    const entries = plannedEntries(started, uuidV7Ids);
    expect(entries.flatMap(({ outbox, timers = [] }) => [...outbox, ...timers])).toEqual([]);
  });
});
