import { describe, expect, it } from '@jest/globals';
import { exampleSnapshot, type Principal, type VisitSnapshot } from '@om/contracts';
import fc from 'fast-check';
import { decideDraft, decideWaive, openedDuty } from './decide-duty.js';
import { dutyOf, guestDuty } from './duty.js';
import type { DutyDocument } from './duty.schema.js';

const at = '2026-11-23T09:52:00.000Z';
const nurse = {
  kind: 'clinician',
  personId: 'SE2321000131-P000000000039',
  name: 'HSP39 TestPerson39',
  profession: 'nurse',
  careUnitId: 'min-vard',
  role: 'nurse',
} as const satisfies Principal;
const physician = {
  ...nurse,
  personId: 'SE2321000131-P000000000021',
  name: 'HSP21 TestPerson21',
  careUnitId: 'exempelby',
} as const;
const handover = {
  handoverId: '0198c1f2-0000-7000-8000-0000000000d1',
  state: 'accepted',
  proposedAt: at,
  expiresAt: at,
  from: { personId: nurse.personId, name: nurse.name, profession: 'nurse', careUnitId: 'min-vard' },
  to: { careUnitId: 'exempelby', careUnitName: 'Exempelby', role: 'physician' },
  priority: 3,
  declinedBy: [],
  answeredAt: at,
  answeredBy: { personId: physician.personId, name: physician.name },
} as const satisfies VisitSnapshot['handover'];

const opens = (type: string, over: Partial<VisitSnapshot> = {}, actor: Principal = nurse) =>
  dutyOf({ type, time: at, actor, visit: { ...exampleSnapshot, ...over } });

describe('a duty to document', () => {
  it('is the sender’s when a handover is accepted, at the unit where they had the case', () => {
    const accepted = { handover, careUnitId: 'exempelby' };
    expect(opens('visit.handover-accepted.v1', accepted, physician)).toMatchObject({
      kind: 'handover',
      clinician: { personId: nurse.personId, name: nurse.name },
      careUnitId: 'min-vard',
      openedAt: new Date(at),
    });
  });

  it.each([
    ['ongoing', true],
    ['on-hold', true],
    ['async', false],
  ] as const)('is of who was replaced in a visit that is %s: %s', (state, is) => {
    const former = { ...handover.from, sees: 'all', was: 'responsible' } as const;
    const visit = {
      state,
      lastChange: { at, byName: physician.name, byKind: 'clinician' },
      formerParticipants: [
        { ...former, ...physician, until: '2026-11-23T08:00:00.000Z' },
        { ...former, until: at },
      ],
    } as const;
    const duty = opens('visit.taken-over.v1', {
      ...visit,
      formerParticipants: [...visit.formerParticipants],
    });
    expect(duty?.clinician.personId).toBe(is ? nurse.personId : undefined);
  });

  it.each([
    ['visit.ended.v1', 'ended'],
    ['visit.no-show.v1', 'no-show'],
    ['visit.redirected.v1', 'redirected'],
  ])('is the responsible’s after %s, whoever did it', (type, kind) => {
    const timer: Principal = { kind: 'service', personId: 'visit' };
    expect(opens(type, {}, timer)).toMatchObject({
      kind,
      clinician: { personId: exampleSnapshot.responsible?.personId },
      careUnitId: 'min-vard',
    });
  });

  it('is the one’s who noted that a patient never came, when nobody had the case', () => {
    expect(opens('visit.no-show.v1', { responsible: undefined }, physician)).toMatchObject({
      clinician: { personId: physician.personId },
    });
  });

  it('is an addendum of the one who answered after the end', () => {
    expect(opens('visit.reply-answered.v1', { state: 'async' }, physician)).toMatchObject({
      kind: 'addendum',
      clinician: { personId: physician.personId },
    });
  });

  it.each(['visit.sent.v1', 'visit.claimed.v1', 'visit.handover-proposed.v1', 'visit.cancelled.v1'])(
    'is none after %s',
    (type) => {
      expect(opens(type, { handover })).toBeUndefined();
    },
  );

  it('is one however often its event is heard, and another for every other event', () => {
    const types = fc.constantFrom('visit.ended.v1', 'visit.reply-answered.v1', 'visit.redirected.v1');
    const events = fc.array(fc.record({ type: types, version: fc.integer({ min: 1, max: 5 }) }));
    fc.assert(
      fc.property(events, (heard) => {
        const ids = heard.map(({ type, version }) => opens(type, { version })?.dutyId);
        const happened = heard.map(({ type, version }) => `${type} ${version}`);
        expect(new Set(ids).size).toBe(new Set(happened).size);
      }),
    );
  });

  it('of a guest who has written is one for the visit', () => {
    const visit = { _id: exampleSnapshot.visitId, patientId: exampleSnapshot.patient.patientId };
    const clinician = { personId: physician.personId, name: physician.name };
    const writer = { clinician, careUnitId: 'exempelby', since: at };
    expect(guestDuty(visit, writer).dutyId).toBe(guestDuty(visit, { ...writer, since: at }).dutyId);
  });
});

const facts = {
  eventId: '0198c1f2-0000-7000-8000-0000000000f1',
  auditId: 'a1',
  historyId: 'history',
  now: new Date(at),
};
const ended = opens('visit.ended.v1');
if (!ended) throw new Error('an end leaves a duty');
const aDuty = (state: DutyDocument['state']): DutyDocument => ({
  ...openedDuty(ended, false, facts).doc,
  state,
  version: 1,
  handled: [],
  outbox: [],
});

describe('the life of a duty', () => {
  it('begins open, or as a draft where a note is begun already; an addendum always open', () => {
    expect(openedDuty(ended, false, facts).doc.state).toBe('open');
    expect(openedDuty(ended, true, facts).doc.state).toBe('draft');
    expect(openedDuty({ ...ended, kind: 'addendum' }, true, facts).doc.state).toBe('open');
  });

  it('goes to draft with the first save, and nowhere with the next', () => {
    expect(decideDraft(aDuty('open'), nurse, facts)).toMatchObject({ state: { state: 'draft' } });
    for (const state of ['draft', 'completed', 'signed', 'waived'] as const)
      expect(decideDraft(aDuty(state), nurse, facts)).toEqual({ unchanged: true, answer: null });
  });

  it.each(['open', 'draft', 'completed'] as const)(
    '%s can be waived with a reason, told and audited',
    (state) => {
      const decision = decideWaive(aDuty(state), { reason: 'Står i journalen', by: nurse }, facts);
      expect(decision).toMatchObject({
        state: { state: 'waived', waived: { reason: 'Står i journalen', byName: nurse.name } },
        outbox: [
          { kind: 'event', envelope: { version: 2, data: { duty: { state: 'waived' } } } },
          { kind: 'audit', row: { action: 'change', actor: nurse } },
        ],
      });
    },
  );

  it.each(['signed', 'waived'] as const)('%s is done', (state) => {
    expect(decideWaive(aDuty(state), { reason: 'x', by: nurse }, facts)).toMatchObject({
      refused: { code: 'documentation.duty-done' },
    });
  });

  it('is waived by nobody else', () => {
    const others: Principal[] = [physician, { kind: 'service', personId: 'queue' }];
    for (const by of others)
      expect(decideWaive(aDuty('open'), { reason: 'x', by }, facts)).toMatchObject({
        refused: { code: 'documentation.no-such-duty' },
      });
  });
});
