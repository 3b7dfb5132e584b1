import { describe, expect, it } from '@jest/globals';
import { NOTHING_HEARD } from './conversation.js';
import { decide, OURSELVES, type VisitProgress } from './decide.js';
import { receiverCloses } from './deadlines.js';
import { startedAs } from './participation.js';
import { command, SETTINGS } from './testing/pressed.js';
import { aDraft, CLINICIANS, LEAD, PATIENT } from './testing/simulated-clinic.js';
import { standingOf } from './standing.js';
import { timersOf } from './timers.js';
import type { Trigger, VisitRecord } from './triggers.js';
import type { Actor } from './visit.js';

const [NURSE, COLLEAGUE, OUTSIDER] = CLINICIANS;
const start = new Date('2026-11-23T09:00:00.000Z');
const minutes = (count: number): Date => new Date(start.getTime() + count * 60_000);

const tryOn = (record: VisitRecord, trigger: Trigger, who: Actor, now = start) =>
  decide(record, trigger, who, now);
const done = (record: VisitRecord, trigger: Trigger, who: Actor, now = start): VisitRecord => {
  const decision = tryOn(record, trigger, who, now);
  if ('refused' in decision) throw new Error(decision.refused.code);
  return decision.record;
};
const press = (record: VisitRecord, action: Parameters<typeof command>[0], who: Actor, now = start) =>
  done(record, command(action, record.visit, { colleague: OUTSIDER }), who, now);
const ongoing = (): VisitRecord => {
  const sent: VisitProgress = {
    record: { visit: aDraft(), heard: NOTHING_HEARD },
    events: [],
  };
  return (['claim', 'start'] as const).reduce(
    (record, action) => press(record, action, NURSE),
    done(sent.record, { type: 'send', redFlag: false }, PATIENT),
  );
};
const proposal = (over: Partial<Trigger & { type: 'propose-handover' }> = {}): Trigger =>
  ({
    ...command('propose-handover', ongoing().visit, { colleague: OUTSIDER }),
    ...over,
  }) as Trigger;

describe('a proposed handover', () => {
  it.each([
    [1, 5],
    [2, 15],
    [3, 60],
  ])('of priority %d expires after %d minutes, with a reminder at half the time', (priority, length) => {
    const record = done(ongoing(), proposal({ priority }), NURSE);
    expect(timersOf(record)).toMatchObject({
      'handover-reminder': minutes(length / 2),
      'handover-timeout': minutes(length),
    });
  });

  it('of priority 4 and 5 expires when the receiver closes, or after a day when that never happens', () => {
    const expiry = (closesAt?: Date) =>
      done(ongoing(), proposal({ priority: 4, ...(closesAt && { closesAt }) }), NURSE).visit.handover
        ?.expiresAt;
    expect(expiry(minutes(400))).toBe(minutes(400).toISOString());
    expect(expiry()).toBe(minutes(24 * 60).toISOString());
    const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));
    const roundTheClock = { weekly: days, holidays: 'closed', special: [] } as const;
    expect(expiry(receiverCloses({ openingHours: roundTheClock }, start))).toBe(expiry());
  });

  it('of priority 1 and 2 needs a message', () => {
    for (const priority of [1, 2]) {
      const { message: _, ...silent } = proposal({ priority }) as Trigger & { type: 'propose-handover' };
      expect(tryOn(ongoing(), silent, NURSE)).toMatchObject({
        refused: { code: 'visit.handover-message-required', field: 'message' },
      });
    }
  });

  it('may go to a resource where nobody is only with an override, and never when it is urgent', () => {
    const empty = { onShift: [NURSE.personId], overrideNotOnShift: true };
    expect(tryOn(ongoing(), proposal({ ...empty, priority: 3 }), NURSE)).toMatchObject({
      refused: { code: 'visit.not-on-shift' },
    });
    expect(tryOn(ongoing(), proposal({ ...empty, priority: 4 }), NURSE)).toHaveProperty('events');
    expect(
      tryOn(ongoing(), proposal({ ...empty, overrideNotOnShift: false, priority: 5 }), NURSE),
    ).toMatchObject({ refused: { code: 'visit.not-on-shift' } });
  });

  it('to one person is opened to unit and role at half time where the unit lets it, and only then', () => {
    const toPerson = (widens: boolean): VisitRecord =>
      done(
        ongoing(),
        command('propose-handover', ongoing().visit, { colleague: COLLEAGUE, toPerson: true, widens }),
        NURSE,
      );
    const atHalfTime = (record: VisitRecord) =>
      done(record, { type: 'handover-reminder' }, OURSELVES, minutes(30)).visit;
    for (const before of [toPerson(true).visit, atHalfTime(toPerson(false))])
      expect(standingOf(before, LEAD)).toBe('colleague');
    expect(toPerson(true).visit.handover?.widensAt).toBe(minutes(30).toISOString());
    const widened = atHalfTime(toPerson(true));
    expect([LEAD, COLLEAGUE].map((who) => standingOf(widened, who))).toEqual(['receiver', 'receiver']);
    expect(widened.handover).toMatchObject({ state: 'proposed', widenedAt: minutes(30).toISOString() });
  });

  it('to unit and role has nothing to widen', () => {
    const trigger = command('propose-handover', ongoing().visit, { colleague: OUTSIDER, widens: true });
    expect(done(ongoing(), trigger, NURSE).visit.handover).not.toHaveProperty('widensAt');
  });

  it('is not accepted by someone who is not on shift', () => {
    const record = done(ongoing(), proposal(), NURSE);
    const accept = { ...command('accept-handover', record.visit), onShift: false } as Trigger;
    expect(tryOn(record, accept, OUTSIDER)).toMatchObject({ refused: { code: 'visit.shift-over' } });
  });

  it('stands in the way of the end, of a second one and of Stäng nu', () => {
    const record = done(ongoing(), proposal(), NURSE);
    for (const action of ['end', 'propose-handover', 'redirect'] as const)
      expect(tryOn(record, command(action, record.visit), NURSE)).toMatchObject({
        refused: { code: 'visit.handover-pending' },
      });
  });

  it('is cancelled by nobody when an emergency begins or a colleague takes the visit (H7)', () => {
    const proposed = done(ongoing(), proposal(), NURSE);
    const emergency = press(proposed, 'raise-emergency', PATIENT);
    const ended = done(
      ongoing(),
      {
        type: 'end',
        expectedVersion: 3,
        phase: { kind: 'hours', hours: 72 },
        autoMessage: false,
        settings: SETTINGS,
      },
      NURSE,
    );
    const inPhase = press(ended, 'propose-handover', NURSE);
    const resumed = press(inPhase, 'resume', COLLEAGUE);
    for (const { visit } of [emergency, resumed]) {
      expect(visit.handover).toMatchObject({ state: 'cancelled', answeredAt: start.toISOString() });
      expect(visit.handover).not.toHaveProperty('answeredBy');
    }
  });

  it('says with which version of the visit it was declined, and over', () => {
    const record = done(ongoing(), proposal(), NURSE);
    const { visit } = press(record, 'decline-handover', OUTSIDER);
    expect(visit.handover?.declinedBy).toMatchObject([{ version: visit.version }]);
    const { visit: back } = press(record, 'cancel-handover', NURSE);
    expect(back.handover?.answeredVersion).toBe(back.version);
  });

  it('leaves the visit known as what it was started as, however often it is handed on', () => {
    const offered = done(ongoing(), proposal(), NURSE);
    const there = press(offered, 'accept-handover', OUTSIDER);
    const back = command('propose-handover', there.visit, { colleague: NURSE });
    const next = done(there, back, OUTSIDER);
    const began = { careUnitId: NURSE.careUnitId, priority: 3 };
    const known = [ongoing(), offered, there, next].map(({ visit }) => visit);
    expect(known.map(startedAs)).toEqual([began, began, began, began]);
    const untold = known.map((visit) => startedAs({ ...visit, startedAs: undefined }));
    expect(untold).toEqual([began, began, undefined, undefined]);
    expect(startedAs(aDraft())).toBeUndefined();
  });

  it('accepted by a person back at another unit leaves them what they did at the first', () => {
    const there = press(done(ongoing(), proposal(), NURSE), 'accept-handover', OUTSIDER);
    const moved = { ...NURSE, careUnitId: OUTSIDER.careUnitId };
    const back = done(
      there,
      {
        ...command('propose-handover', there.visit, { colleague: moved, toPerson: true }),
        onShift: [moved.personId],
      } as Trigger,
      OUTSIDER,
    );
    const { visit } = press(back, 'accept-handover', moved);
    expect([NURSE, moved].map((who) => standingOf(visit, who))).toEqual(['former', 'responsible']);
  });

  it('can be taken back by the unit lead', () => {
    const record = press(done(ongoing(), proposal(), NURSE), 'cancel-handover', LEAD);
    expect(record.visit.handover).toMatchObject({ state: 'cancelled', answeredBy: { name: LEAD.name } });
  });
});

describe('a visit whose clinician has gone home', () => {
  const takeOver = (responsibleOnShift: boolean): Trigger => ({
    type: 'take-over',
    onShift: true,
    responsibleOnShift,
  });

  it('is taken over by a colleague, after which the one who had it documents it (H6)', () => {
    const { visit } = done(ongoing(), takeOver(false), COLLEAGUE);
    expect([NURSE, COLLEAGUE].map((who) => standingOf(visit, who))).toEqual(['colleague', 'responsible']);
    expect(visit.formerParticipants).toMatchObject([{ personId: NURSE.personId, was: 'responsible' }]);
  });

  it('is taken over also while a handover waits, which is then over', () => {
    const proposed = done(ongoing(), proposal(), NURSE);
    expect(done(proposed, takeOver(false), COLLEAGUE).visit.handover?.state).toBe('cancelled');
  });

  it('stays with a clinician who is at work, and is nobody else’s to take', () => {
    expect(tryOn(ongoing(), takeOver(true), COLLEAGUE)).toMatchObject({
      refused: { code: 'visit.responsible-on-shift', params: { name: NURSE.name } },
    });
    expect(tryOn(ongoing(), takeOver(false), OUTSIDER)).toMatchObject({
      refused: { code: 'visit.not-found' },
    });
  });
});
