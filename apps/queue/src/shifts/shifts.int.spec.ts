import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  checkShift,
  dutyChangedV1,
  endShift,
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
import { randomInt, randomUUID } from 'node:crypto';
import type { Model } from 'mongoose';
import { queueEnv } from '../env.js';
import { QueueModule } from '../queue.module.js';
import { anOngoing, granted, visitEvent } from '../testing/heard-visits.js';
import { LONGEST_SHIFT_HOURS } from './shift.js';
import { shiftModel, type ShiftDocument } from './shift.schema.js';

const HOUR_MS = 3_600_000;
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

  it('is forced where somebody begins at another unit', async () => {
    const nurse = someone();
    await start(nurse);
    const reply = replyOf(nurse);
    for (const visit of [anOngoing(nurse), reply]) await queue.emit(visitEvent(visit));
    const shift = await start({ ...nurse, careUnitId: 'exempelby' });
    await eventually(async () => (await rowsOf('replies', someone())).includes(reply.visitId));
    expect(shift).toMatchObject({ onShift: true, careUnitId: 'exempelby' });
    const { alarms } = granted(await queue.request(listAlarms, {}, someone({ lead: true })));
    expect(alarms).toContainEqual(expect.objectContaining({ kind: 'shift-ended', about: nurse.name }));
  });

  // Last: the clock that goes on makes what the test signs look old.
  it('comes by itself when it was forgotten', async () => {
    const nurse = someone();
    await start(nurse);
    clock.advance(LONGEST_SHIFT_HOURS * HOUR_MS + 1);
    await eventually(async () => {
      await queue.app.get(DueTimers).runDue();
      const model = queue.app.get<Model<ShiftDocument>>(modelToken(shiftModel.name));
      return (await model.findById(nurse.personId).lean().exec())?.shift.onShift === false;
    });
  });
});
