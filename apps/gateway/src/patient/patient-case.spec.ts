import { describe, expect, it } from '@jest/globals';
import {
  exampleHandover,
  exampleMessages,
  exampleSnapshot,
  exampleTicket,
  exampleUnit,
  patientCase,
  patientUnit,
  visitSnapshot,
  type VisitSnapshot,
} from '@om/contracts';
import { aPatient } from '@om/testing';
import fc from 'fast-check';
import { forPatient, opensAtOf, patientCaseOf, patientUnitOf } from './patient-case.js';

const patient = aPatient({ personId: exampleSnapshot.patient.patientId });
const KEPT_INSIDE = [
  'priority',
  'personnummer',
  'notifyAt',
  'claimNumber',
  'autoMessage',
  'lastChange',
  'patient',
];

const at = '2026-11-23T10:00:00.000Z';
const now = new Date(at);
const colleague = { personId: 'SE2321000131-P000000000021', name: 'HSP21 TestPerson21' };
/** Everything that can stand in a visit, with words that must stay inside where the patient has no part in them. */
const busy: VisitSnapshot = {
  ...exampleSnapshot,
  handover: {
    ...exampleHandover,
    message: 'INSIDE',
    summary: { situation: 'INSIDE', recommendation: 'INSIDE', patientKnows: 'INSIDE' },
    declinedBy: [{ ...colleague, at, code: 'no-time', text: 'INSIDE' }],
  },
  guests: [
    { ...colleague, profession: 'physician', careUnitId: 'min-vard', since: at, how: 'invited', sees: 'all' },
  ],
  contactAttempts: [{ at, byName: 'INSIDE', how: 'phone' }],
  tickets: [{ ...exampleTicket, clinician: colleague }],
  booking: {
    bookingId: exampleSnapshot.visitId,
    slotId: exampleTicket.ticketId,
    from: at,
    to: at,
    clinician: colleague,
  },
  emergency: { at, byName: 'INSIDE', byKind: 'clinician' },
  cancellation: { by: 'care', reason: 'INSIDE', message: 'Vi måste ställa in.' },
  linkedTo: { visitId: exampleTicket.ticketId, at, byName: 'INSIDE' },
  redirect: { destination: '1177', message: 'Ring 1177.', at },
  createdBy: colleague,
  noShow: { at, proposed: true },
  onHold: { since: at, suggested: true },
  claimExpiresAt: at,
  replyEscalatedAt: at,
  lateness: { patientMinutes: 3 },
};

describe('a case as its patient sees it', () => {
  it('says from when a cancellation is late, by the unit', () => {
    const unit = { ...exampleUnit, lateCancellationHours: 72 };
    expect(patientCaseOf(exampleSnapshot, patient, { unit, now }).lateCancellationHours).toBe(72);
    expect(patientCaseOf(exampleSnapshot, patient, { now }).lateCancellationHours).toBeUndefined();
  });

  it('tells nothing of what is between colleagues, however much of it there is (invariant 5)', () => {
    const shown = JSON.stringify(
      patientCaseOf(visitSnapshot.parse(busy), patient, { unit: exampleUnit, now }),
    );
    expect(shown).not.toMatch(
      /INSIDE|SE2321000131|handover|declined|priority|no-time|replyEscalated|claimExpires/,
    );
    expect(shown).not.toMatch(/noShow|onHold|lateness|contactAttempts/);
  });

  it('tells what concerns the patient, staff by name only', () => {
    expect(patientCaseOf(busy, patient)).toMatchObject({
      guests: [{ name: colleague.name, profession: 'physician' }],
      tickets: [{ ticketId: exampleTicket.ticketId, state: 'sent', clinician: { name: colleague.name } }],
      emergency: { at, byKind: 'clinician' },
      cancellation: { by: 'care', message: 'Vi måste ställa in.' },
      redirect: { destination: '1177', message: 'Ring 1177.' },
      linkedTo: { visitId: exampleTicket.ticketId },
      booking: { clinician: { name: colleague.name } },
    });
  });

  it('tells of a pause and of an absence once somebody has decided them', () => {
    const paused = { ...exampleSnapshot, state: 'on-hold', onHold: { since: at } } as const;
    expect(patientCaseOf(paused, patient).onHold).toEqual({ since: at });
    const asked = { ...paused, onHold: { since: at, answerBy: at } };
    expect(patientCaseOf(asked, patient).onHold).toEqual({ since: at, answerBy: at });
    expect(patientCaseOf({ ...busy, noShow: { at } }, patient).noShow).toEqual({ at });
  });

  it('says by when an answer comes, while words of theirs wait for one', () => {
    const asked = { ...exampleSnapshot, state: 'async', replyLeadDueAt: at } as const;
    expect(patientCaseOf({ ...asked, unansweredReply: { seq: 6, at } }, patient).replyBy).toBe(at);
    expect(patientCaseOf(asked, patient).replyBy).toBeUndefined();
  });

  it('says that care keeps a booked patient waiting, until the visit begins, and not for how long', () => {
    const late = { ...exampleSnapshot, startedAt: undefined, bookedFor: at, lateness: { careMinutes: 12 } };
    for (const state of ['scheduled', 'waiting', 'claimed'] as const)
      expect(patientCaseOf({ ...late, state }, patient)).toMatchObject({ keptWaiting: true });
    const inTime = { ...late, state: 'waiting', lateness: { patientMinutes: 3 } } as const;
    const begun = { ...late, state: 'ongoing', startedAt: at } as const;
    for (const visit of [inTime, begun])
      expect(patientCaseOf(visit, patient)).not.toHaveProperty('keptWaiting', true);
    expect(JSON.stringify(patientCaseOf({ ...late, state: 'waiting' }, patient))).not.toContain(
      'careMinutes',
    );
  });

  it('says when one can check in, while the time is booked', () => {
    const booked = {
      ...busy,
      state: 'scheduled',
      bookedFor: at,
      booking: {
        bookingId: busy.visitId,
        slotId: exampleTicket.ticketId,
        from: at,
        to: '2026-11-23T10:20:00.000Z',
      },
    } as const;
    expect(patientCaseOf(booked, patient).checkIn).toEqual({
      from: '2026-11-23T09:45:00.000Z',
      until: '2026-11-23T10:20:00.000Z',
    });
    expect(patientCaseOf({ ...booked, state: 'waiting' }, patient).checkIn).toBeUndefined();
  });

  it('says what the patient can do, and nothing of what staff can', () => {
    const { actions } = patientCaseOf(exampleSnapshot, patient);
    expect(Object.keys(actions ?? {}).sort()).toEqual(['add-words', 'cancel', 'check-in', 'raise-emergency']);
  });

  it('holds only what the contract lists, whatever a visit comes to hold (invariant 5)', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 12 }), fc.string()), (later) => {
        const shown = patientCaseOf({ ...later, ...exampleSnapshot }, patient);
        expect(Object.keys(patientCase.shape)).toEqual(expect.arrayContaining(Object.keys(shown)));
        for (const key of KEPT_INSIDE) expect(shown).not.toHaveProperty(key);
        expect(shown.responsible).not.toHaveProperty('personId');
      }),
    );
  });

  it.each([
    ['waiting', true],
    ['claimed', true],
    ['ongoing', false],
    ['async', false],
    ['closed', false],
    ['cancelled', false],
  ] as const)('can be taken back while %s: %s', (state, canCancel) => {
    expect(patientCaseOf({ ...exampleSnapshot, state }, patient).canCancel).toBe(canCancel);
  });

  it('of somebody else cannot be taken back', () => {
    expect(
      patientCaseOf(exampleSnapshot, aPatient({ personId: '0198c1f2-0000-7000-8000-00000000ffff' }))
        .canCancel,
    ).toBe(false);
  });
});

describe('a care unit as patients see it', () => {
  it('has neither priorities nor settings', () => {
    const shown = patientUnitOf(exampleUnit, now);
    expect(Object.keys(patientUnit.shape)).toEqual(expect.arrayContaining(Object.keys(shown)));
    expect(JSON.stringify(shown)).not.toMatch(
      /priority|greeting|asyncChoices|autoMessage|leadPersonIds|templates/,
    );
  });
});

describe('when a unit opens', () => {
  it.each([
    ['while it is open', '2026-11-23T10:00:00.000Z', undefined],
    ['in the evening', '2026-11-23T17:00:00.000Z', '2026-11-24T07:00:00.000Z'],
    ['on a Friday evening', '2026-11-27T17:00:00.000Z', '2026-11-30T07:00:00.000Z'],
  ])('is said %s', (_when, instant, opens) => {
    expect(opensAtOf(exampleUnit, new Date(instant))).toBe(opens);
  });
});

describe('a message as its patient sees it', () => {
  it.each(exampleMessages.map((message) => [message.kind, message] as const))(
    '%s has no HSA-id',
    (_kind, message) => {
      const shown = forPatient(message);
      expect(JSON.stringify(shown)).not.toContain('SE2321000131');
      expect({ ...shown, author: undefined }).toEqual({ ...message, author: undefined });
      expect(shown.author?.name).toBe(message.author?.name);
    },
  );
});
