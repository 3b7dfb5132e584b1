import { describe, expect, it } from '@jest/globals';
import {
  cancelInTimeUntil,
  cancelsLate,
  claimExpiry,
  firstAnswerDue,
  receiverCloses,
  replyDeadlines,
  type UnitRules,
} from './deadlines.js';

const UNIT: UnitRules = {
  openingHours: {
    weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:00', to: '16:00' })),
    holidays: 'closed',
    special: [],
  },
};
/** Monday 23 November 2026, 10:00 in Stockholm. */
const monday = new Date('2026-11-23T09:00:00.000Z');
/** Saturday of the same week. */
const saturday = new Date('2026-11-28T09:00:00.000Z');

describe('the first answer (domain 4.6)', () => {
  it.each([
    [1, '2026-11-23T09:05:00.000Z', '2026-11-30T07:05:00.000Z'],
    [2, '2026-11-23T09:15:00.000Z', '2026-11-30T07:15:00.000Z'],
    [3, '2026-11-23T09:15:00.000Z', '2026-11-30T07:15:00.000Z'],
    [4, '2026-11-30T09:00:00.000Z', '2026-12-06T23:00:00.000Z'],
    [5, '2026-11-24T09:00:00.000Z', '2026-11-30T07:00:00.000Z'],
  ])('of priority %d is due %s for Monday’s case, %s for Saturday’s', (priority, inTime, closed) => {
    expect(firstAnswerDue(priority, monday, UNIT).toISOString()).toBe(inTime);
    expect(firstAnswerDue(priority, saturday, UNIT).toISOString()).toBe(closed);
  });
});

describe('a claim', () => {
  it('lasts 20 minutes, or as long as the unit says, and never ends before a booked time', () => {
    const at = (minutes: number) => new Date(monday.getTime() + minutes * 60_000);
    expect(claimExpiry(monday, {}, {})).toEqual(at(20));
    expect(claimExpiry(monday, {}, { claimReleaseMinutes: 45 })).toEqual(at(45));
    expect(claimExpiry(monday, { bookedFor: at(60).toISOString() }, {})).toEqual(at(80));
  });
});

describe('an unanswered reply', () => {
  it('is the unit’s after four opening hours, and the lead’s after a working day', () => {
    expect(replyDeadlines(monday, UNIT)).toEqual({
      replyDueAt: '2026-11-23T13:00:00.000Z',
      replyLeadDueAt: '2026-11-24T09:00:00.000Z',
    });
    expect(replyDeadlines(saturday, UNIT)).toEqual({
      replyDueAt: '2026-11-30T11:00:00.000Z',
      replyLeadDueAt: '2026-11-30T23:00:00.000Z',
    });
  });
});

describe('cancelling a booked time (domain 4.3-18)', () => {
  const bookedFor = '2026-12-02T09:00:00.000Z';
  it('is late when less than 24 hours remain, and in time up to then', () => {
    expect(cancelsLate({ bookedFor }, new Date('2026-12-01T09:00:00.001Z'), {})).toBe(true);
    expect(cancelsLate({ bookedFor }, new Date('2026-12-01T09:00:00.000Z'), {})).toBe(false);
  });
  it('is late earlier where the unit says so, as specialist care does with 72 hours', () => {
    const unit = { lateCancellationHours: 72 };
    expect(cancelInTimeUntil({ bookedFor }, unit)).toEqual(new Date('2026-11-29T09:00:00.000Z'));
    expect(cancelsLate({ bookedFor }, new Date('2026-11-29T09:00:00.001Z'), unit)).toBe(true);
    expect(cancelsLate({ bookedFor }, new Date('2026-11-29T09:00:00.000Z'), unit)).toBe(false);
  });
  it('is never late without a booked time', () => {
    expect(cancelsLate({}, monday, {})).toBe(false);
  });
});

describe('the receiver of a handover', () => {
  const roundTheClock = {
    weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' })),
    holidays: 'closed',
    special: [],
  } as const;

  it('closes at the end of the opening that runs, or of the next', () => {
    expect(receiverCloses(UNIT, monday)).toEqual(new Date('2026-11-23T15:00:00.000Z'));
    expect(receiverCloses(UNIT, saturday)).toEqual(new Date('2026-11-30T15:00:00.000Z'));
  });

  it('that is open round the clock does not close, until the day before a holiday', () => {
    expect(receiverCloses({ openingHours: roundTheClock }, monday)).toBeUndefined();
    expect(receiverCloses({ openingHours: roundTheClock }, new Date('2026-12-23T09:00:00.000Z'))).toEqual(
      new Date('2026-12-23T23:00:00.000Z'),
    );
    expect(receiverCloses({}, monday)).toBeUndefined();
  });
});
