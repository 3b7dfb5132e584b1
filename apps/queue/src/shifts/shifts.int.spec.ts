import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  checkShift,
  dutyChangedV1,
  endShift,
  keepShift,
  exampleDuty,
  listAlarms,
  listCases,
  listResources,
  shiftChangedV1,
  startShift,
  type CaseTab,
  type ClinicianPrincipal,
} from '@om/contracts';
import { DueTimers, modelToken } from '@om/persistence';
import { CLOCK } from '@om/platform';
import {
  aClinician,
  aPatient,
  eventually,
  exampleEvent,
  FixedClock,
  startTestService,
  type TestService,
} from '@om/testing';
import { minutesAfter } from '@om/visit-state';
import { randomInt, randomUUID } from 'node:crypto';
import type { Model } from 'mongoose';
import { queueEnv } from '../env.js';
import { QueueModule } from '../queue.module.js';
import { anOngoing, granted, visitEvent } from '../testing/heard-visits.js';
import { GONE_MINUTES } from './gone.js';
import { LONGEST_SHIFT_HOURS } from './shift.js';
import { shiftModel, type ShiftDocument } from './shift.schema.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const clock = new FixedClock(new Date('2026-11-23T07:00:00.000Z'));
let queue: TestService;

beforeAll(async () => {
  queue = await startTestService((env) => QueueModule.forEnvironment(env), 'queue', {
    schema: queueEnv,
    env: { SEED: 'demo' },
    replace: [[CLOCK, clock]],
  });
  await eventually(units);
});
afterAll(() => queue.stop());

const units = async () => {
  const answer = granted(await queue.request(listResources, {}, aClinician()));
  return answer.units.length === 2 ? answer.units : false;
};

/** Somebody nobody else in this suite is. */
const someone = (over: Partial<ClinicianPrincipal> = {}): ClinicianPrincipal => {
  const number = String(randomInt(10 ** 9)).padStart(10, '0');
  return aClinician({ personId: `SE2321000131-P${number}`, name: `HSP${number} TestPerson`, ...over });
};
const start = async (who: ClinicianPrincipal) => granted(await queue.request(startShift, {}, who)).shift;
const end = (who: ClinicianPrincipal, escalate?: boolean) =>
  queue.request(endShift, escalate === undefined ? {} : { escalate }, who);
/** Read from the store: with a clock that is ahead no request is believed. */
const shiftOf = async ({ personId }: ClinicianPrincipal) => {
  const model = queue.app.get<Model<ShiftDocument>>(modelToken(shiftModel.name));
  return (await model.findById(personId).lean().exec())?.shift;
};
const passes = async (minutes: number): Promise<void> => {
  clock.advance(minutes * MINUTE_MS);
  await queue.app.get(DueTimers).runDue();
};
const rowsOf = async (tab: CaseTab, who: ClinicianPrincipal) =>
  granted(await queue.request(listCases, { tab, limit: 50 }, who)).rows.map(({ visitId }) => visitId);
const replyOf = (who: ClinicianPrincipal) =>
  anOngoing(who, {
    state: 'async',
    endedAt: '2026-11-23T09:52:00.000Z',
    asyncUntil: '2026-11-26T09:52:00.000Z',
    unansweredReply: { seq: 6, at: '2026-11-23T10:00:00.000Z' },
  });
const anOffer = ({ personId, name, profession, careUnitId }: ClinicianPrincipal) => ({
  handoverId: randomUUID(),
  state: 'proposed' as const,
  proposedAt: '2026-11-23T09:40:00.000Z',
  expiresAt: '2026-11-23T10:40:00.000Z',
  from: { personId, name, profession, careUnitId },
  to: { careUnitId: 'exempelby', careUnitName: 'Vårdcentralen Exempelby', role: 'physician' as const },
  priority: 3,
  declinedBy: [],
});

describe('a shift', () => {
  it('begins once, however often it is begun, and is told to everyone', async () => {
    const nurse = someone();
    const [first, again] = [await start(nurse), await start(nurse)];
    expect(again).toEqual(first);
    expect(first).toMatchObject({ onShift: true, careUnitId: 'min-vard', role: 'nurse' });
    const told = await queue.nextPublished(shiftChangedV1.type, ({ subject }) => subject === nurse.personId);
    expect(told).toMatchObject({ version: 1, careunits: ['min-vard'], data: { shift: first } });
  });

  it('makes its person a resource of the unit and role', async () => {
    const nurse = someone();
    await start(nurse);
    const found = granted(await queue.request(listResources, { careUnitId: 'min-vard' }, nurse));
    const [unit] = found.units;
    const role = unit?.roles.find((each) => each.role === 'nurse');
    expect(role?.onShift).toContainEqual(expect.objectContaining({ personId: nurse.personId }));
    expect(unit?.open).toBe(true);
    await end(nurse);
    const later = granted(await queue.request(listResources, { careUnitId: 'min-vard' }, nurse));
    expect(JSON.stringify(later)).not.toContain(nurse.personId);
  });

  it('is for staff', async () => {
    await expect(queue.request(startShift, {}, aPatient())).resolves.toMatchObject({
      refused: { code: 'queue.forbidden' },
    });
    await expect(queue.request(listResources, {}, aPatient())).resolves.toMatchObject({
      refused: { code: 'queue.forbidden' },
    });
  });
});

describe('the end of a shift', () => {
  it('is refused with how much is open, until somebody looks after it', async () => {
    const nurse = someone();
    await start(nurse);
    const visit = anOngoing(nurse);
    await queue.emit(visitEvent(visit));
    await queue.emit(visitEvent(replyOf(nurse)));
    expect(await end(nurse)).toMatchObject({
      refused: {
        code: 'queue.shift-open-cases',
        params: { ongoing: 1, proposed: 0, replies: 1, unsigned: 0 },
      },
    });
    const open = granted(await queue.request(checkShift, {}, nurse));
    expect(open.ongoing).toMatchObject([{ visitId: visit.visitId }]);
    expect(open.shift?.onShift).toBe(true);
  });

  it('is held back by a paused visit too, once, also when that is being handed over', async () => {
    const nurse = someone();
    await start(nurse);
    const paused = anOngoing(nurse, {
      state: 'on-hold',
      onHold: { since: '2026-11-23T09:40:00.000Z' },
    });
    await queue.emit(visitEvent(paused));
    expect(await end(nurse)).toMatchObject({
      refused: { code: 'queue.shift-open-cases', params: { ongoing: 1, proposed: 0 } },
    });
    await queue.emit(visitEvent({ ...paused, version: 4, handover: anOffer(nurse) }));
    expect(await end(nurse)).toMatchObject({
      refused: { code: 'queue.shift-open-cases', params: { ongoing: 0, proposed: 1 } },
    });
  });

  it('names a handover that nobody has answered by itself', async () => {
    const nurse = someone();
    await start(nurse);
    const visit = anOngoing(nurse);
    await queue.emit(visitEvent({ ...visit, version: 4, handover: anOffer(nurse) }));
    expect(await end(nurse)).toMatchObject({
      refused: { code: 'queue.shift-open-cases', params: { ongoing: 0, proposed: 1 } },
    });
  });

  it('is not held back by a note alone, which is shown', async () => {
    const nurse = someone();
    await start(nurse);
    const visit = anOngoing(nurse, { state: 'closed', closedAt: '2026-11-23T09:52:00.000Z' });
    await queue.emit(visitEvent(visit));
    const duty = { ...exampleDuty, dutyId: randomUUID(), visitId: visit.visitId };
    const clinician = { personId: nurse.personId, name: nurse.name };
    await queue.emit(exampleEvent(dutyChangedV1, { duty: { ...duty, clinician } }));
    const open = granted(await queue.request(checkShift, {}, nurse));
    expect(open.unsigned).toMatchObject([{ visitId: visit.visitId, dutySince: duty.openedAt }]);
    expect(granted(await end(nurse)).shift.onShift).toBe(false);
  });

  it('escalated leaves the cases with their clinician, the replies with the unit, and an alarm with the lead', async () => {
    const [nurse, colleague] = [someone(), someone()];
    const lead = someone({ lead: true });
    await start(nurse);
    const [ongoing, reply] = [anOngoing(nurse), replyOf(nurse)];
    for (const visit of [ongoing, reply]) await queue.emit(visitEvent(visit));
    expect(await rowsOf('replies', colleague)).not.toContain(reply.visitId);
    expect(granted(await end(nurse, true)).shift.onShift).toBe(false);
    const { alarms } = granted(await queue.request(listAlarms, {}, lead));
    expect(alarms).toContainEqual(
      expect.objectContaining({ kind: 'shift-ended', about: nurse.name, cases: 2 }),
    );
    await queue.app.get(DueTimers).runDue();
    await eventually(async () => (await rowsOf('replies', colleague)).includes(reply.visitId));
    expect(await rowsOf('mine', nurse)).toContain(ongoing.visitId);
    await start(nurse);
    await eventually(async () => !(await rowsOf('replies', colleague)).includes(reply.visitId));
  });

  it('is asked for in the same way where somebody begins at another unit, and goes on there when it is escalated', async () => {
    const nurse = someone();
    await start(nurse);
    const reply = replyOf(nurse);
    for (const visit of [anOngoing(nurse), reply]) await queue.emit(visitEvent(visit));
    const elsewhere = { ...nurse, careUnitId: 'exempelby' };
    expect(await queue.request(startShift, {}, elsewhere)).toMatchObject({
      refused: { code: 'queue.shift-open-cases', params: { ongoing: 1, proposed: 0, replies: 1 } },
    });
    expect(await shiftOf(nurse)).toMatchObject({ onShift: true, careUnitId: 'min-vard' });
    const { shift } = granted(await queue.request(startShift, { escalate: true }, elsewhere));
    await eventually(async () => (await rowsOf('replies', someone())).includes(reply.visitId));
    expect(shift).toMatchObject({ onShift: true, careUnitId: 'exempelby' });
    const { alarms } = granted(await queue.request(listAlarms, {}, someone({ lead: true })));
    expect(alarms).toContainEqual(expect.objectContaining({ kind: 'shift-ended', about: nurse.name }));
  });

  it('is asked for by nobody who goes on in another role at the unit of the open cases', async () => {
    const nurse = someone();
    await start(nurse);
    await queue.emit(visitEvent(anOngoing(nurse)));
    expect(await start({ ...nurse, role: 'administrator' })).toMatchObject({ role: 'administrator' });
  });

  it('comes with escalation half an hour after the login has run out, unless it was prolonged', async () => {
    const nurse = someone();
    await start(nurse);
    await queue.emit(visitEvent(anOngoing(nurse)));
    for (const minutes of [0, 1]) {
      const loginUntil = minutesAfter(clock.now(), minutes).toISOString();
      granted(await queue.request(keepShift, { loginUntil }, nurse));
    }
    await passes(GONE_MINUTES);
    expect((await shiftOf(nurse))?.onShift).toBe(true);
    await passes(1);
    await eventually(async () => (await shiftOf(nurse))?.onShift === false);
    await passes(-GONE_MINUTES - 1);
    const { alarms } = granted(await queue.request(listAlarms, {}, someone({ lead: true })));
    const left = { kind: 'shift-ended', about: nurse.name, cases: 1 };
    expect(alarms).toContainEqual(expect.objectContaining(left));
  });

  it('is taken back by a sign of life, where the login was gone only for us', async () => {
    const [gone, home] = [someone(), someone()];
    const until = (minutes: number) => ({ loginUntil: minutesAfter(clock.now(), minutes).toISOString() });
    for (const nurse of [gone, home]) {
      await start(nurse);
      granted(await queue.request(keepShift, until(0), nurse));
    }
    await end(home);
    await passes(GONE_MINUTES);
    await eventually(async () => (await shiftOf(gone))?.onShift === false);
    await passes(-GONE_MINUTES);
    for (const nurse of [gone, home]) await queue.request(keepShift, until(GONE_MINUTES), nurse);
    expect(await shiftOf(gone)).toMatchObject({ onShift: true, careUnitId: gone.careUnitId });
    expect((await shiftOf(home))?.onShift).toBe(false);
  });

  // Last: the clock that goes on makes what the test signs look old.
  it('comes by itself when it was forgotten', async () => {
    const nurse = someone();
    await start(nurse);
    clock.advance(LONGEST_SHIFT_HOURS * HOUR_MS + 1);
    await eventually(async () => {
      await queue.app.get(DueTimers).runDue();
      return (await shiftOf(nurse))?.onShift === false;
    });
  });
});
