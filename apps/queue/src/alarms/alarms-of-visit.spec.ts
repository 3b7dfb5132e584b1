import { describe, expect, it } from '@jest/globals';
import { ALARM_KINDS, exampleSnapshot, type Alarm, type VisitSnapshot } from '@om/contracts';
import { aClinician } from '@om/testing';
import { acknowledged, followed, leftShift, stored } from './alarm.js';
import { alarmsOf } from './alarms-of-visit.js';

const at = '2026-11-23T10:00:00.000Z';
const now = new Date('2026-11-23T10:05:00.000Z');
const kindsOf = (over: Partial<VisitSnapshot>) =>
  alarmsOf({ ...exampleSnapshot, ...over }).map(({ kind }) => kind);
const handover = (state: 'expired' | 'declined' | 'proposed' | 'accepted') => ({
  handoverId: '0198c1f2-0000-7000-8000-0000000000aa',
  state,
  proposedAt: at,
  expiresAt: at,
  from: {
    personId: 'SE2321000131-P000000000039',
    name: 'HSP39 TestPerson39',
    profession: 'nurse' as const,
    careUnitId: 'min-vard',
  },
  to: { careUnitId: 'exempelby', careUnitName: 'Vårdcentralen Exempelby', role: 'physician' as const },
  priority: 2,
  declinedBy: [],
});

describe('a visit alarms', () => {
  it.each<[string, Partial<VisitSnapshot>, Alarm['kind'][]]>([
    ['when nobody has answered in time', { state: 'waiting', overdueSince: at }, ['overdue']],
    ['no more once somebody has taken it', { state: 'claimed', overdueSince: at }, []],
    ['on Akut!', { emergency: { at, byName: 'n', byKind: 'patient' } }, ['emergency']],
    [
      'not on Akut! of a closed one',
      { state: 'closed', emergency: { at, byName: 'n', byKind: 'patient' } },
      [],
    ],
    ['when a handover ran out', { state: 'ongoing', handover: handover('expired') }, ['handover-expired']],
    [
      'when a handover was declined',
      { state: 'ongoing', handover: handover('declined') },
      ['handover-declined'],
    ],
    ['not while one waits', { state: 'ongoing', handover: handover('proposed') }, []],
    [
      'when a reply has waited for a working day',
      { state: 'async', replyEscalatedAt: at, unansweredReply: { seq: 5, at } },
      ['reply-escalated'],
    ],
    [
      'when nobody meets a booked patient',
      { state: 'waiting', entry: 'booked', bookedFor: at, lateness: { careMinutes: 10 } },
      ['care-absent'],
    ],
    [
      'no more once the visit has started',
      { state: 'ongoing', startedAt: at, bookedFor: at, lateness: { careMinutes: 10 } },
      [],
    ],
  ])('%s', (_when, over, kinds) => {
    expect(kindsOf(over)).toEqual(kinds);
  });

  it('with the same id for the same cause, and another for the next', () => {
    const idOf = (overdueSince: string) =>
      alarmsOf({ ...exampleSnapshot, state: 'waiting', overdueSince })[0]?.alarmId;
    expect(idOf(at)).toBe(idOf(at));
    expect(idOf(at)).not.toBe(idOf('2026-11-23T11:00:00.000Z'));
  });

  it('of every kind there is, but for those of a shift and of duties', () => {
    const all = kindsOf({
      state: 'waiting',
      overdueSince: at,
      emergency: { at, byName: 'n', byKind: 'patient' },
      handover: handover('expired'),
      replyEscalatedAt: at,
      unansweredReply: { seq: 1, at },
      lateness: { careMinutes: 10 },
    });
    const ofOthers = ['shift-ended', 'duty-late', 'duty-overdue'];
    expect([...all, 'handover-declined', ...ofOthers].sort()).toEqual([...ALARM_KINDS].sort());
  });
});

describe('an alarm', () => {
  const [alarm] = alarmsOf({ ...exampleSnapshot, state: 'ongoing', handover: handover('expired') });
  if (!alarm) throw new Error('no alarm');

  it('waits for the lead of the unit and the person it is for, until somebody looks after it', () => {
    expect(stored(alarm)).toMatchObject({ waitsAt: 'min-vard', waitsFor: 'SE2321000131-P000000000039' });
    const done = acknowledged(alarm, aClinician(), now);
    expect(done && stored(done)).toMatchObject({ waitsAt: undefined, waitsFor: undefined });
  });

  it('is looked after by the first who says so', () => {
    const first = acknowledged(alarm, aClinician(), now);
    expect(first && acknowledged(first, aClinician({ name: 'HSP21' }), now)).toBeUndefined();
  });

  it('is over when its cause is gone, and waits again when the cause is back', () => {
    const over = followed(alarm, false, now);
    expect(over?.overAt).toBe(now.toISOString());
    expect(over && followed(over, false, now)).toBeUndefined();
    expect(over && followed(over, true, now)).toEqual(alarm);
    expect(followed(alarm, true, now)).toBeUndefined();
  });

  it('of a shift is one a shift', () => {
    const shift = {
      personId: 'SE2321000131-P000000000039',
      name: 'HSP39 TestPerson39',
      profession: 'nurse' as const,
      careUnitId: 'min-vard',
      role: 'nurse' as const,
      lead: false,
      shiftType: 'primary' as const,
      onShift: true,
      since: at,
    };
    expect(leftShift(shift, 2, now).alarmId).toBe(leftShift(shift, 3, now).alarmId);
    expect(leftShift(shift, 2, now)).toMatchObject({ careUnitId: 'min-vard', about: shift.name, cases: 2 });
  });
});
