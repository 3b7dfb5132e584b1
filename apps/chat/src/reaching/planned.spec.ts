import { describe, expect, it } from '@jest/globals';
import { exampleSnapshot, type VisitSnapshot } from '@om/contracts';
import fc from 'fast-check';
import { conversationOf, type Conversation } from '../conversations/conversation.js';
import type { KnownNotification } from './notification.js';
import { nextLook, plannedOccasion } from './planned.js';

const visitOf = (over: Partial<VisitSnapshot>): Conversation =>
  conversationOf({ ...exampleSnapshot, ...over });
const utc = (text: string): Date => new Date(`${text}:00.000Z`);

/** What is sent between two instants when chat looks at exactly the times it says, and at the given ones besides. */
const sentBetween = (visit: Conversation, from: Date, to: Date, before: KnownNotification[] = []) => {
  const known = [...before];
  let now = from;
  for (let looks = 0; now < to && looks < 100; looks += 1) {
    for (let due = plannedOccasion(visit, known, now); due; due = plannedOccasion(visit, known, now))
      known.push({ ...due, status: 'sent', begunAt: now });
    const next = nextLook(visit, now);
    if (!next) break;
    now = next;
  }
  return known
    .slice(before.length)
    .map(({ kind, begunAt }) => `${begunAt.toISOString().slice(0, 16)} ${kind}`);
};

describe('a booked time', () => {
  const booked = (bookedFor: string): Conversation =>
    visitOf({ state: 'scheduled', entry: 'booked', bookedFor: `${bookedFor}:00.000Z` });

  it('is confirmed, and reminded of a day before, the same morning and 15 minutes before', () => {
    expect(sentBetween(booked('2026-11-26T13:00'), utc('2026-11-23T09:00'), utc('2026-11-27T00:00'))).toEqual(
      [
        '2026-11-23T09:00 reminder-booked',
        '2026-11-25T13:00 reminder-24h',
        '2026-11-26T06:00 reminder-morning',
        '2026-11-26T12:45 reminder-15min',
        '2026-11-26T13:15 patient-silent',
      ],
    );
  });

  it('that its patient has not come to is prompted for, fifteen minutes after it, while they can check in', () => {
    const visit = booked('2026-11-26T13:00');
    const kinds = (state: Conversation['state'], at: string) =>
      plannedOccasion({ ...visit, state }, [], utc(at))?.kind;
    expect(kinds('scheduled', '2026-11-26T13:14')).toBeUndefined();
    expect(kinds('scheduled', '2026-11-26T13:29')).toBe('patient-silent');
    expect(kinds('scheduled', '2026-11-26T13:30')).toBeUndefined();
    expect(kinds('waiting', '2026-11-26T13:20')).toBeUndefined();
  });

  it('in summer is reminded of at seven by the summer clock', () => {
    expect(
      sentBetween(booked('2026-06-10T13:00'), utc('2026-06-01T09:00'), utc('2026-06-11T00:00')),
    ).toContain('2026-06-10T05:00 reminder-morning');
  });

  it('taken the same day is not reminded of what the confirmation has just said', () => {
    expect(sentBetween(booked('2026-11-26T13:00'), utc('2026-11-26T09:00'), utc('2026-11-27T00:00'))).toEqual(
      [
        '2026-11-26T09:00 reminder-booked',
        '2026-11-26T12:45 reminder-15min',
        '2026-11-26T13:15 patient-silent',
      ],
    );
    expect(sentBetween(booked('2026-11-26T13:00'), utc('2026-11-26T12:50'), utc('2026-11-27T00:00'))).toEqual(
      ['2026-11-26T12:50 reminder-booked', '2026-11-26T13:15 patient-silent'],
    );
  });

  it('early in the morning has no reminder at seven', () => {
    expect(
      sentBetween(booked('2026-11-26T06:30'), utc('2026-11-23T09:00'), utc('2026-11-27T00:00')),
    ).not.toContain('2026-11-26T06:00 reminder-morning');
  });

  it('is not reminded of late: what a stopped process has missed is left out', () => {
    const visit = booked('2026-11-26T13:00');
    const confirmed: KnownNotification = {
      notificationId: `${visit._id}:reminder-booked:${visit.bookedFor ?? ''}`,
      kind: 'reminder-booked',
      status: 'sent',
      begunAt: utc('2026-11-23T09:00'),
    };
    expect(plannedOccasion(visit, [confirmed], utc('2026-11-26T03:00'))).toBeUndefined();
    expect(plannedOccasion(visit, [confirmed], utc('2026-11-26T13:01'))).toBeUndefined();
  });

  it.each([
    ['claim', 'turn-soon'],
    ['start', 'reminder-15min'],
  ] as const)(
    'received days before is reminded of all the same, at a unit that tells at the %s',
    (notifyAt, last) => {
      const early = { ...booked('2026-11-26T13:00'), state: 'claimed', notifyAt } as const;
      const confirmed: KnownNotification = {
        notificationId: `${early._id}:reminder-booked:${early.bookedFor ?? ''}`,
        kind: 'reminder-booked',
        status: 'sent',
        begunAt: utc('2026-11-20T09:00'),
      };
      const to = utc('2026-11-27T00:00');
      expect(sentBetween(early, utc('2026-11-23T09:00'), to, [confirmed])).toEqual([
        '2026-11-25T13:00 reminder-24h',
        '2026-11-26T06:00 reminder-morning',
        `2026-11-26T12:45 ${last}`,
      ]);
    },
  );

  it('that its patient has checked in to is only told of as soon to begin', () => {
    const there = {
      ...booked('2026-11-26T13:00'),
      state: 'claimed',
      checkedInAt: '2026-11-26T12:46:00.000Z',
    } as const;
    expect(sentBetween(there, utc('2026-11-26T12:46'), utc('2026-11-27T00:00'))).toEqual([
      '2026-11-26T12:46 turn-soon',
    ]);
  });

  it('that is moved is told of anew; one cancelled or begun is told of no more', () => {
    const first = booked('2026-11-26T13:00');
    const moved = booked('2026-11-27T13:00');
    const now = utc('2026-11-24T09:00');
    const told = plannedOccasion(first, [], now);
    if (!told) throw new Error('nothing is told');
    const known: KnownNotification[] = [{ ...told, status: 'sent', begunAt: now }];
    expect(plannedOccasion(moved, known, now)).toMatchObject({ kind: 'reminder-booked' });
    for (const state of ['cancelled', 'waiting', 'ongoing'] as const) {
      expect(plannedOccasion({ ...first, state }, [], now)).toBeUndefined();
      expect(nextLook({ ...first, state }, now)).toBeUndefined();
    }
  });
});

describe('a ticket', () => {
  const ticket = {
    ticketId: '0198c1f2-0000-7000-8000-0000000000e9',
    state: 'sent',
    visitType: 'video',
    careUnitId: 'min-vard',
    careUnitName: 'Min vård Testköping',
    reasonCode: 'axelbesvar',
    message: '',
    sentAt: '2026-11-23T09:00:00.000Z',
    validUntil: '2026-12-07T09:00:00.000Z',
    byName: 'HSP39 TestPerson39',
    byPersonId: 'SE2321000131-P000000000039',
  } as const satisfies NonNullable<VisitSnapshot['tickets']>[number];
  const from = utc('2026-11-23T09:00');
  const to = utc('2027-01-01T00:00');

  it('is told of at once, and reminded of on days 7 and 13', () => {
    expect(sentBetween(visitOf({ state: 'async', tickets: [ticket] }), from, to)).toEqual([
      '2026-11-23T09:00 ticket',
      '2026-11-30T09:00 ticket-reminder',
      '2026-12-06T09:00 ticket-reminder',
    ]);
  });

  it('of a week is reminded of never after it has run out', () => {
    const short = { ...ticket, validUntil: '2026-11-30T09:00:00.000Z' };
    expect(sentBetween(visitOf({ state: 'async', tickets: [short] }), from, to)).toEqual([
      '2026-11-23T09:00 ticket',
    ]);
  });

  it.each(['booked', 'expired', 'revoked', 'cancelled'] as const)('that is %s is silent', (state) => {
    expect(sentBetween(visitOf({ state: 'async', tickets: [{ ...ticket, state }] }), from, to)).toEqual([]);
  });
});

describe('an asynchronous phase', () => {
  const phase = (hours: number, over: Partial<VisitSnapshot> = {}): Conversation =>
    visitOf({
      state: 'async',
      endedAt: '2026-11-23T09:00:00.000Z',
      asyncUntil: new Date(utc('2026-11-23T09:00').getTime() + hours * 3_600_000).toISOString(),
      ...over,
    });
  const from = utc('2026-11-23T09:00');
  const to = utc('2027-01-01T00:00');

  it.each([
    [72, '2026-11-25T09:00'],
    [48, '2026-11-24T09:00'],
    [24, '2026-11-24T05:00'],
    [12, '2026-11-23T17:00'],
  ])('of %s hours is said to run out at %s', (hours, at) => {
    expect(sentBetween(phase(hours), from, to)).toEqual([`${at} closing-notice`]);
  });

  it('of 2 hours or less says nothing, nor one that waits for care, nor one that is being closed', () => {
    expect(sentBetween(phase(2), from, to)).toEqual([]);
    const unansweredReply = { seq: 4, at: '2026-11-23T10:00:00.000Z' };
    expect(sentBetween(phase(72, { unansweredReply }), from, to)).toEqual([]);
    expect(sentBetween(phase(72, { sealing: true }), from, to)).toEqual([]);
  });
});

describe('a case that care changes', () => {
  const now = utc('2026-11-23T10:00');

  it.each([
    ['cancelled by care', { state: 'cancelled', cancellation: { by: 'care' } }, 'cancelled-by-care'],
    ['cancelled by the patient', { state: 'cancelled', cancellation: { by: 'patient' } }, undefined],
    ['overdue', { state: 'waiting', overdueSince: '2026-11-23T09:23:00.000Z' }, 'overdue'],
    [
      'overdue and received since',
      { state: 'claimed', notifyAt: 'start', overdueSince: '2026-11-23T09:23:00.000Z' },
      undefined,
    ],
    [
      'received, and not begun at the booked time',
      { state: 'claimed', notifyAt: 'start', lateness: { careMinutes: 10 } },
      'overdue',
    ],
    ['waiting for care that is not there', { state: 'waiting', lateness: { careMinutes: 10 } }, 'overdue'],
    [
      'over as no-show before it began',
      { state: 'no-show', noShow: { at: '2026-11-23T09:30:00.000Z' } },
      'notice',
    ],
    ['redirected before it began', { state: 'redirected' }, 'notice'],
    [
      'redirected in the conversation',
      { state: 'redirected', startedAt: '2026-11-23T09:30:00.000Z' },
      undefined,
    ],
  ] as const satisfies readonly (readonly [string, Partial<VisitSnapshot>, string | undefined])[])(
    '%s',
    (_, over, kind) => {
      expect(plannedOccasion(visitOf(over), [], now)?.kind).toBe(kind);
    },
  );
});

describe('whenever chat looks', () => {
  it('tells each thing at most once, and never before its time', () => {
    const start = utc('2026-11-26T13:00').getTime();
    const visit = visitOf({ state: 'scheduled', entry: 'booked', bookedFor: new Date(start).toISOString() });
    const minutes = fc.array(fc.integer({ min: -4 * 24 * 60, max: 60 }), { maxLength: 60 });
    fc.assert(
      fc.property(minutes, (offsets) => {
        const known: KnownNotification[] = [];
        for (const offset of offsets.toSorted((a, b) => a - b)) {
          const now = new Date(start + offset * 60_000);
          const due = plannedOccasion(visit, known, now);
          if (!due) continue;
          if (due.kind !== 'patient-silent') expect(now.getTime()).toBeLessThan(start);
          if (due.kind === 'reminder-24h') expect(offset).toBeGreaterThanOrEqual(-24 * 60);
          if (due.kind === 'reminder-15min') expect(offset).toBeGreaterThanOrEqual(-15);
          known.push({ ...due, status: 'sent', begunAt: now });
        }
        expect(new Set(known.map(({ notificationId }) => notificationId)).size).toBe(known.length);
      }),
    );
  });
});
