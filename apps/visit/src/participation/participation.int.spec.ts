import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  acceptHandover,
  cancelHandover,
  declineHandover,
  getVisit,
  inviteGuest,
  leaveAsGuest,
  sendTicket,
  takeOverVisit,
  type ClinicianPrincipal,
  type VisitSnapshot,
} from '@om/contracts';
import { isRefused, type Payload } from '@om/messaging';
import { DueTimers } from '@om/persistence';
import { aClinician } from '@om/testing';
import { codeOf, granted, NURSE, PHYSICIAN, TestClinic } from '../testing/test-clinic.js';

const ELSEWHERE = 'exempelby';
const RECEIVER = aClinician({
  personId: 'SE2321000131-P000000000057',
  name: 'HSP57 TestPerson57',
  profession: 'physician',
  role: 'physician',
  careUnitId: ELSEWHERE,
});
const GROUP = { careUnitId: ELSEWHERE, role: 'physician' } as const;

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await TestClinic.start();
  await clinic.newUnit(ELSEWHERE);
  await clinic.onShift(RECEIVER);
}, 60_000);
afterAll(() => clinic.service.stop());
afterEach(() => clinic.finishAll());

const idOf = ({ handover }: VisitSnapshot): string => handover?.handoverId ?? '';
const offered = async (over: Parameters<TestClinic['propose']>[2] = {}): Promise<VisitSnapshot> =>
  granted(await clinic.propose(await clinic.ongoing(), GROUP, over)).visit;
const accept = (visit: VisitSnapshot, by: ClinicianPrincipal = RECEIVER) =>
  clinic.ask(acceptHandover, { visitId: visit.visitId, handoverId: idOf(visit) }, by);
const cancel = (visit: VisitSnapshot) =>
  clinic.ask(cancelHandover, { visitId: visit.visitId, handoverId: idOf(visit) }, NURSE);
const decline = (visit: VisitSnapshot, by: ClinicianPrincipal) =>
  clinic.ask(
    declineHandover,
    { visitId: visit.visitId, handoverId: idOf(visit), code: 'no-time', text: 'Fullt.' },
    by,
  );
const colleagues = (count: number): ClinicianPrincipal[] =>
  Array.from({ length: count }, (_, index) =>
    aClinician({
      ...RECEIVER,
      personId: `SE2321000131-P${String(500 + index).padStart(12, '0')}`,
      name: `HSP${500 + index} TestPerson${500 + index}`,
    }),
  );

describe('Lämna över besök', () => {
  it('leaves the visit with the sender until the receiver has accepted, who can read before', async () => {
    const visit = await offered();
    expect(visit).toMatchObject({
      state: 'ongoing',
      careUnitId: 'min-vard',
      responsible: { personId: NURSE.personId },
      handover: { state: 'proposed', to: { careUnitName: ELSEWHERE } },
    });
    expect((await clinic.read(visit.visitId, RECEIVER)).version).toBe(visit.version);
    const [row] = await clinic.rows('audit', { visitId: visit.visitId, action: 'read' });
    expect(row).toMatchObject({ what: 'visit.get (handover)', careUnitId: ELSEWHERE });
  });

  it('moves responsibility, unit and priority on Acceptera; the sender stays as a guest', async () => {
    const before = await offered({ priority: 2 });
    const { visit } = granted(await accept(before));
    expect(visit).toMatchObject({
      careUnitId: ELSEWHERE,
      priority: 2,
      responsible: { personId: RECEIVER.personId },
      startedAs: { careUnitId: 'min-vard', priority: before.priority },
      handover: { state: 'accepted', answeredBy: { name: RECEIVER.name } },
      guests: [{ personId: NURSE.personId, how: 'handover', sees: 'all' }],
    });
    expect(await clinic.read(visit.visitId)).toEqual(visit);
    const event = await clinic.service.nextPublished(
      'visit.handover-accepted.v1',
      ({ subject }) => subject === visit.visitId,
    );
    expect(event.careunits).toEqual([ELSEWHERE, 'min-vard']);
  });

  it('is accepted also when the patient has another case for the same reason at the receiver', async () => {
    const visit = await offered();
    const other = await clinic.send({ careUnitId: ELSEWHERE });
    expect(granted(await accept(visit)).visit.careUnitId).toBe(ELSEWHERE);
    expect(other.state).toBe('waiting');
  });

  it('is refused to nobody on shift, and to unknown people', async () => {
    const visit = await clinic.ongoing();
    const nobody = { careUnitId: 'min-vard', role: 'counsellor' } as const;
    expect(codeOf(await clinic.propose(visit, nobody))).toBe('visit.unknown-person');
    expect(codeOf(await clinic.propose(visit, { ...GROUP, personId: NURSE.personId }))).toBe(
      'visit.unknown-person',
    );
    expect(codeOf(await clinic.propose(visit, { ...GROUP, careUnitId: 'ingenstans' }))).toBe(
      'visit.unknown-unit',
    );
    await clinic.onShift(RECEIVER, false);
    expect(codeOf(await clinic.propose(visit, GROUP, { priority: 3, overrideNotOnShift: true }))).toBe(
      'visit.not-on-shift',
    );
    granted(await clinic.propose(visit, GROUP, { priority: 4, overrideNotOnShift: true }));
    await clinic.onShift(RECEIVER);
  });

  it('goes back to the sender when everyone on shift has declined', async () => {
    const second = colleagues(1)[0] ?? RECEIVER;
    await clinic.onShift(second);
    const visit = await offered();
    expect(granted(await decline(visit, RECEIVER)).visit.handover?.state).toBe('proposed');
    expect(codeOf(await accept(visit))).toBe('visit.not-found');
    expect(granted(await decline(visit, second)).visit).toMatchObject({
      handover: { state: 'declined' },
      responsible: { personId: NURSE.personId },
    });
    await clinic.onShift(second, false);
  });

  it('expires by its timer, after a reminder at half the time', async () => {
    const { visitId } = await offered({ priority: 2 });
    await clinic.elapse(visitId, 0.15);
    expect((await clinic.told('handover-reminded', visitId)).handover?.remindedAt).toBeDefined();
    await clinic.elapse(visitId, 0.15);
    expect(await clinic.told('handover-expired', visitId)).toMatchObject({
      handover: { state: 'expired' },
      responsible: { personId: NURSE.personId },
    });
  });
});

describe('an offer to one person', () => {
  const [asked = RECEIVER, other = RECEIVER] = colleagues(2).map((who) => ({ ...who, careUnitId: 'ostra' }));
  const toAsked = { careUnitId: 'ostra', role: 'physician', personId: asked.personId } as const;
  const offeredTo = async (handoverWidens: boolean, version: number): Promise<VisitSnapshot> => {
    await clinic.newUnit('ostra', { handoverWidens, version });
    for (const who of [asked, other]) await clinic.onShift(who);
    return granted(await clinic.propose(await clinic.ongoing(), toAsked)).visit;
  };
  const reads = async ({ visitId }: VisitSnapshot, by: ClinicianPrincipal) =>
    codeOf(await clinic.service.request(getVisit, { visitId, purpose: 'care' }, by));

  it('is opened to unit and role at half time where the unit has it so; then anyone there can accept', async () => {
    const visit = await offeredTo(true, 1);
    expect([await reads(visit, asked), await reads(visit, other)]).toEqual([undefined, 'visit.not-found']);
    await clinic.elapse(visit.visitId, 0.6);
    const { handover } = await clinic.told('handover-reminded', visit.visitId);
    expect(handover).toMatchObject({ state: 'proposed', to: { careUnitId: 'ostra', role: 'physician' } });
    expect(handover?.widenedAt).toBe(handover?.remindedAt);
    expect(await reads(visit, other)).toBeUndefined();
    expect(granted(await accept(visit, other)).visit.responsible?.personId).toBe(other.personId);
  });

  it('stays with that person where the unit does not have it so', async () => {
    const visit = await offeredTo(false, 2);
    await clinic.elapse(visit.visitId, 0.6);
    const { handover } = await clinic.told('handover-reminded', visit.visitId);
    expect(handover?.to.person?.personId).toBe(asked.personId);
    expect(codeOf(await accept(visit, other))).toBe('visit.not-found');
  });

  it('tells beforehand what the sender has summed up, in parts', async () => {
    const summary = { situation: 'Ont i axeln.', patientKnows: 'Att en läkare tar över.' };
    const { visitId } = await offered({ summary });
    expect((await clinic.read(visitId, RECEIVER)).handover?.summary).toEqual(summary);
  });
});

/** Two things at once, every other time the second one first. */
const together = async <A, B>(
  round: number,
  one: () => Promise<A>,
  other: () => Promise<B>,
): Promise<[A, B]> => {
  if (round % 2 === 0) return Promise.all([one(), other()]);
  const [second, first] = await Promise.all([other(), one()]);
  return [first, second];
};
/** Timers go off in the process itself, a click comes over the broker: every other time the click gets that much of a start. */
const goOff = async ({ visitId }: VisitSnapshot, round: number): Promise<void> => {
  if (round % 2 === 1) await clinic.read(visitId);
  await clinic.service.app.get(DueTimers).runDue();
};

describe('at the same instant', () => {
  it('of two hundred of a group who accept the first has the visit, and the others are told who and when', async () => {
    const group = colleagues(200);
    await Promise.all(group.map((who) => clinic.onShift(who)));
    const visit = await offered();
    const answers = await Promise.all(group.map((who) => accept(visit, who)));
    const winners = answers.flatMap((answer) => (isRefused(answer) ? [] : [answer.visit]));
    expect(winners).toHaveLength(1);
    const winner = winners[0]?.responsible;
    const others = answers.filter(isRefused);
    expect(others).toHaveLength(group.length - 1);
    for (const answer of others)
      expect(answer.refused).toMatchObject({
        code: 'visit.handover-settled',
        params: { state: 'accepted', name: winner?.name, at: winner?.since },
      });
    expect((await clinic.told('handover-accepted', visit.visitId)).responsible).toEqual(winner);
    await Promise.all(group.map((who) => clinic.onShift(who, false)));
  });

  it('Acceptera and Avbryt överlämning end in one outcome, which both are told', async () => {
    for (let round = 0; round < 8; round += 1) {
      const visit = await offered();
      const answers = await together(
        round,
        () => accept(visit),
        () => cancel(visit),
      );
      const done = answers.flatMap((answer) => (isRefused(answer) ? [] : [answer.visit]));
      expect(done).toHaveLength(1);
      const after = await clinic.read(visit.visitId);
      expect(after).toEqual(done[0]);
      for (const answer of answers.filter(isRefused))
        expect(answer.refused).toMatchObject({
          code: 'visit.handover-settled',
          params: { state: after.handover?.state, name: after.handover?.answeredBy?.name },
        });
      await clinic.finishAll();
    }
  });

  it('Avsluta besök and Acceptera end in one outcome: a visit that goes on with the receiver', async () => {
    for (let round = 0; round < 5; round += 1) {
      const visit = await offered();
      const [ended, accepted] = await together(
        round,
        () => clinic.end(visit, 72),
        () => accept(visit),
      );
      expect(['visit.handover-pending', 'visit.not-responsible', 'visit.stale-version']).toContain(
        codeOf(ended),
      );
      expect(await clinic.read(visit.visitId)).toEqual(granted(accepted).visit);
      await clinic.finishAll();
    }
  });

  it('the timer and a click end in one outcome, told to everyone', async () => {
    for (let round = 0; round < 8; round += 1) {
      const visit = await offered({ priority: 2 });
      await clinic.elapse(visit.visitId, 0.3);
      const [, answer] = await Promise.all([goOff(visit, round), accept(visit)]);
      const outcome = isRefused(answer) ? 'expired' : 'accepted';
      const told = await clinic.told(`handover-${outcome}`, visit.visitId);
      const after = await clinic.read(visit.visitId);
      expect(after.handover).toEqual({
        ...told.handover,
        expiresAt: after.handover?.expiresAt,
        proposedAt: after.handover?.proposedAt,
      });
      expect(after.responsible?.personId).toBe((outcome === 'accepted' ? RECEIVER : NURSE).personId);
      if (isRefused(answer)) expect(answer.refused.code).toBe('visit.handover-settled');
      await clinic.finishAll();
    }
  });
});

describe('Ta över', () => {
  const takeOver = (visitId: string, by = PHYSICIAN) => clinic.ask(takeOverVisit, { visitId }, by);

  it('gives an ongoing visit to a colleague once its clinician has gone home, and not before', async () => {
    const { visitId } = await clinic.ongoing();
    expect(await takeOver(visitId)).toMatchObject({
      refused: { code: 'visit.responsible-on-shift', params: { name: NURSE.name } },
    });
    await clinic.onShift(NURSE, false);
    const { visit } = granted(await takeOver(visitId));
    expect(visit).toMatchObject({ state: 'ongoing', responsible: { personId: PHYSICIAN.personId } });
    expect(await clinic.told('taken-over', visitId)).toEqual(visit);
    await clinic.onShift(NURSE);
    expect(codeOf(await takeOver(visitId, NURSE))).toBe('visit.responsible-on-shift');
  });

  it('gives it away also when that clinician works at another unit now', async () => {
    const { visitId } = await clinic.ongoing();
    await clinic.onShift({ ...NURSE, careUnitId: ELSEWHERE });
    expect(granted(await takeOver(visitId)).visit.responsible?.personId).toBe(PHYSICIAN.personId);
    await clinic.onShift(NURSE);
  });
});

describe('Bjud in kollega', () => {
  const invite = (visitId: string, who: ClinicianPrincipal) =>
    clinic.ask(
      inviteGuest,
      { visitId, personId: who.personId, careUnitId: who.careUnitId, sees: 'from-now' },
      NURSE,
    );

  it('names the colleague from the directory; the guest sees the visit, and also after leaving', async () => {
    const { visitId } = await clinic.ongoing();
    await clinic.says(visitId, 'patient', 2);
    const { visit } = granted(await invite(visitId, RECEIVER));
    expect(visit.guests).toMatchObject([{ name: RECEIVER.name, how: 'invited', fromSeq: 2 }]);
    expect(codeOf(await invite(visitId, RECEIVER))).toBe('visit.already-guest');
    const left = granted(await clinic.ask(leaveAsGuest, { visitId }, RECEIVER)).visit;
    expect(left).not.toHaveProperty('guests');
    expect(left.formerParticipants).toMatchObject([{ personId: RECEIVER.personId, was: 'guest' }]);
    expect((await clinic.read(visitId, RECEIVER)).version).toBe(left.version);
    expect(codeOf(await clinic.ask(leaveAsGuest, { visitId }, RECEIVER))).toBe('visit.not-guest');
  });

  it('is refused for want of rights before anything else, so that nobody learns who works where by trying', async () => {
    const visit = await clinic.ongoing();
    const { visitId } = visit;
    const nobody = { personId: 'SE2321000131-P000000000999', careUnitId: 'ingenstans' };
    const ticket = { ...sendTicket.examples[0]?.payload, visitId, careUnitId: 'ingenstans' };
    for (const [by, code] of [
      [RECEIVER, 'visit.not-found'],
      [PHYSICIAN, 'visit.not-responsible'],
      [clinic.patient, 'visit.forbidden'],
    ] as const) {
      const answers = await Promise.all([
        clinic.ask(inviteGuest, { visitId, ...nobody, sees: 'all' }, by),
        clinic.ask(sendTicket, ticket as Payload<typeof sendTicket>, by),
        clinic.propose(visit, { ...nobody, role: 'nurse' }, { by }),
      ]);
      expect(answers.map(codeOf)).toEqual([code, code, code]);
    }
  });

  it('refuses someone who does not work at the unit', async () => {
    const { visitId } = await clinic.ongoing();
    expect(codeOf(await invite(visitId, { ...RECEIVER, careUnitId: 'min-vard' }))).toBe(
      'visit.unknown-person',
    );
  });
});
