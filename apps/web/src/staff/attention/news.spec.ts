import type { ServerFrame } from '@om/contracts/gateway';
import { exampleAlarm, exampleRow, type CaseRow } from '@om/contracts/queue';
import { describe, expect, it } from '@jest/globals';
import { hasUrgent, newsOf, type Reader } from './news.js';

const ME = 'SE2321000131-P000000000039';
const OTHER = 'SE2321000131-P000000000057';
const away: Reader = { personId: ME, inView: undefined, since: '2026-11-23T09:30:00.000Z' };
const mine = (over: Partial<CaseRow> = {}): CaseRow => ({
  ...exampleRow,
  state: 'ongoing',
  responsible: {
    personId: ME,
    name: 'HSP39 TestPerson39',
    profession: 'nurse',
    since: '2026-11-23T09:29:00.000Z',
  },
  lastMessage: { side: 'patient', at: '2026-11-23T09:57:00.000Z', seq: 4 },
  ...over,
});
const changed = (row: CaseRow): ServerFrame => ({ type: 'case-changed', row });
const told = (row: CaseRow, reader = away, heard = 0) =>
  newsOf(changed(row), reader, new Map([[row.visitId, heard]]));

describe('a patient who writes', () => {
  it('is told of where the case is mine and not in front of me', () => {
    expect(told(mine())).toEqual({ sound: 'message', kind: 'message' });
    expect(told(mine(), { ...away, inView: OTHER })?.kind).toBe('message');
  });
  it('is not told of again when an old message only comes along with another change of the case', () => {
    expect(told(mine(), { ...away, since: '2026-11-23T09:58:00.000Z' })).toBeUndefined();
  });
  it('is told of once, and not where I see it or somebody else has the case', () => {
    expect(told(mine(), away, 4)).toBeUndefined();
    expect(told(mine(), { ...away, inView: exampleRow.visitId })).toBeUndefined();
    expect(told(mine(), { ...away, personId: OTHER })).toBeUndefined();
    const care = { side: 'care', at: '2026-11-23T09:57:00.000Z', seq: 5 } as const;
    expect(told(mine({ lastMessage: care }))).toBeUndefined();
  });
});

describe('a handover', () => {
  const frame = (from: string, state: 'proposed' | 'accepted' | 'cancelled'): ServerFrame =>
    ({
      type: 'handover',
      visitId: exampleRow.visitId,
      version: 2,
      reason: 'Axelbesvär',
      handover: { state, from: { personId: from, name: 'x' }, to: {} },
    }) as ServerFrame;
  it('is told of to the receiver, and its answer to the sender', () => {
    expect(newsOf(frame(OTHER, 'proposed'), away, new Map())?.kind).toBe('handover');
    expect(newsOf(frame(ME, 'accepted'), away, new Map())?.kind).toBe('handover-answered');
  });
  it('is told of again as a reminder, and not when one colleague of several declines', () => {
    const again = (happened: 'reminded' | 'declined') =>
      ({ ...frame(OTHER, 'proposed'), happened }) as ServerFrame;
    expect(newsOf(again('reminded'), away, new Map())?.kind).toBe('handover');
    expect(newsOf(again('declined'), away, new Map())).toBeUndefined();
  });
  it('is silent when it is taken back, and to the one who made it', () => {
    expect(newsOf(frame(OTHER, 'cancelled'), away, new Map())).toBeUndefined();
    expect(newsOf(frame(ME, 'proposed'), away, new Map())).toBeUndefined();
  });
});

describe('what must not wait', () => {
  it('is a case of priority 1 that nobody has taken, and Akut as long as nobody looks after it', () => {
    expect(hasUrgent([{ ...exampleRow, priority: 1 }])).toBe(true);
    expect(hasUrgent([exampleRow])).toBe(false);
    expect(hasUrgent([mine({ priority: 1 })])).toBe(false);
    const emergencyAt = '2026-11-23T09:40:00.000Z';
    expect(hasUrgent([{ ...exampleRow, emergencyAt }])).toBe(true);
    expect(hasUrgent([mine({ emergencyAt })])).toBe(false);
    const emergency = { ...exampleAlarm, kind: 'emergency' as const };
    expect(newsOf({ type: 'alarm', alarm: emergency }, away, new Map())?.sound).toBe('urgent');
    const over = { ...emergency, overAt: '2026-11-23T10:00:00.000Z' };
    expect(newsOf({ type: 'alarm', alarm: over }, away, new Map())).toBeUndefined();
  });
});
