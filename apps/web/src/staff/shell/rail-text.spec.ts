import { exampleRow } from '@om/contracts/queue';
import { describe, expect, it } from '@jest/globals';
import { initials, railText } from './rail-text.js';
import { unreadCount } from './unread.js';
import { neighbour } from './use-shortcuts.js';

const now = Date.parse('2026-11-23T10:00:00.000Z');
const ongoing = { ...exampleRow, state: 'ongoing' as const };
const last = (side: 'patient' | 'care') => ({ side, at: '2026-11-23T09:57:00.000Z', seq: 4 });

describe('a case in Mina aktuella', () => {
  it('tells who waits for whom', () => {
    expect(railText({ ...exampleRow, state: 'claimed' }, now, 'sv')).toEqual({ key: 'notStarted' });
    expect(railText({ ...ongoing, lastMessage: last('patient') }, now, 'sv')).toEqual({
      key: 'waitsForYou',
      wait: '3 min',
    });
    expect(railText({ ...ongoing, lastMessage: last('care') }, now, 'sv')).toEqual({
      key: 'waitsForPatient',
    });
    const ended = { ...exampleRow, state: 'async' as const, endedAt: '2026-11-23T09:52:00.000Z' };
    expect(railText({ ...ended, lastMessage: last('patient') }, now, 'sv')).toEqual({
      key: 'ended',
      time: '10.52',
    });
    const replied = { ...ended, unansweredSince: '2026-11-23T09:50:00.000Z' };
    expect(railText(replied, now, 'sv')).toEqual({ key: 'waitsForYou', wait: '10 min' });
  });
  it('tells how long a handover of mine has waited, before anything else', () => {
    const responsible = {
      personId: 'SE2321000131-P000000000039',
      name: 'HSP39 TestPerson39',
      profession: 'nurse' as const,
      since: '2026-11-23T09:29:00.000Z',
    };
    const to = { careUnitId: 'min-vard', careUnitName: 'Min vård Testköping', role: 'physician' as const };
    const handover = {
      handoverId: '0198c1f2-0000-7000-8000-0000000000d1',
      proposedAt: '2026-11-23T09:57:50.000Z',
      from: responsible,
      to,
      priority: 3,
    };
    expect(railText({ ...ongoing, responsible, handover, lastMessage: last('patient') }, now, 'sv')).toEqual({
      key: 'handoverTo',
      to,
      wait: '02:10',
    });
  });
  it('says that it is paused, until the patient writes', () => {
    const paused = { ...ongoing, onHoldSince: '2026-11-23T09:57:00.000Z' };
    expect(railText({ ...paused, lastMessage: last('care') }, now, 'sv')).toEqual({ key: 'onHold' });
  });
  it('has two signs where there is no room for a name', () => {
    expect([initials('Testpatient P24-40'), initials('Anna Maria Ek'), initials('Anna')]).toEqual([
      '40',
      'AE',
      'A',
    ]);
  });
  it('counts what has come since it was last in view', () => {
    expect(unreadCount(last('patient'), 2)).toBe(2);
    expect(unreadCount(last('patient'), undefined)).toBe(1);
    expect(unreadCount(last('care'), 2)).toBe(0);
    expect(unreadCount(undefined, undefined)).toBe(0);
  });
  it('is followed by the next one, round the end', () => {
    expect([
      neighbour(['a', 'b'], 'b', 1),
      neighbour(['a', 'b'], 'a', -1),
      neighbour(['a', 'b'], undefined, 1),
    ]).toEqual(['a', 'b', 'a']);
    expect(neighbour([], 'a', 1)).toBeUndefined();
  });
});
