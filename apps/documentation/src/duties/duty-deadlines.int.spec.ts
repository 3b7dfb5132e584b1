import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  dutyChangedV1,
  exampleSnapshot,
  getNote,
  listDuties,
  listLockedNotes,
  saveNote,
  unlockNote,
  visitEndedV1,
  waiveDuty,
  type ClinicianPrincipal,
  type Duty,
  type Note,
} from '@om/contracts';
import { isRefused, makeEvent, type Refused } from '@om/messaging';
import { DueTimers, modelToken } from '@om/persistence';
import { CLOCK } from '@om/platform';
import { aClinician, eventually, FixedClock, startTestService, type TestService } from '@om/testing';
import type { Model } from 'mongoose';
import { randomUUID } from 'node:crypto';
import { DocumentationModule } from '../documentation.module.js';
import { Duties } from './duties.js';
import { dutyModel, type DutyDocument } from './duty.schema.js';

const HOUR_MS = 3_600_000;
const nurse = aClinician();
const lead = aClinician({ personId: 'SE2321000131-P000000000021', name: 'HSP21 TestPerson21', lead: true });

describe('a duty that is left', () => {
  const clock = new FixedClock(new Date());
  let documentation: TestService;
  beforeAll(async () => {
    const options = { replace: [[CLOCK, clock]] as [symbol, unknown][] };
    documentation = await startTestService(
      (env) => DocumentationModule.forEnvironment(env),
      'documentation',
      options,
    );
  });
  afterAll(() => documentation.stop());

  const granted = <A>(answer: A | Refused): A => {
    if (isRefused(answer)) throw new Error(answer.refused.code);
    return answer;
  };
  /** The visit ended so many hours ago. */
  const endedBefore = async (hours: number): Promise<string> => {
    const visitId = randomUUID();
    const event = makeEvent(visitEndedV1, {
      id: randomUUID(),
      time: new Date(Date.now() - hours * HOUR_MS),
      subject: visitId,
      version: 5,
      actor: nurse,
      careunits: ['min-vard'],
      data: { visit: { ...exampleSnapshot, visitId, version: 5, state: 'async' } },
    });
    await documentation.emit(event);
    return visitId;
  };
  const runDue = () => documentation.app.get(DueTimers, { strict: false }).runDue();
  const dutyOf = async (visitId: string): Promise<Duty> => {
    const { duties } = granted(await documentation.request(listDuties, { visitId }, nurse));
    const [duty] = duties;
    if (!duty) throw new Error('no duty');
    return duty;
  };
  /** Days pass, and what falls due in them is done; the clock is then right again, because a request of another day is not believed. */
  const passes = async (days: number, visitId: string): Promise<void> => {
    clock.advance(days * 24 * HOUR_MS);
    const model = documentation.app.get<Model<DutyDocument>>(modelToken(dutyModel.name), { strict: false });
    await eventually(async () => {
      await runDue();
      return (await model.countDocuments({ visitId, 'timers.0': { $exists: true } })) === 0;
    });
    clock.advance(Date.now() - clock.now().getTime());
  };
  const note = async (visitId: string): Promise<Note> =>
    granted(await documentation.request(getNote, { visitId }, nurse)).note;
  const save = async (visitId: string) => {
    const { version, texts } = await note(visitId);
    const changed = { ...texts, bedomning: `Bedömning ${String(version)}` };
    const payload = { visitId, texts: changed, mainDiagnosis: null, secondaryDiagnoses: [] };
    return documentation.request(saveNote, { ...payload, expectedVersion: version }, nurse);
  };

  it.each([
    [23, {}],
    [25, { remindedAt: expect.any(String) }],
    [49, { remindedAt: expect.any(String), escalatedAt: expect.any(String) }],
  ])('for %d hours says what was done about it, and tells it', async (hours, done) => {
    const visitId = await endedBefore(hours);
    const steps = Object.keys(done).length;
    const { dutyId } = await dutyOf(visitId);
    if (steps > 0)
      await documentation.nextPublished(
        dutyChangedV1.type,
        ({ subject, version }) => subject === dutyId && version === 1 + steps,
      );
    await runDue();
    const { remindedAt, escalatedAt, lockedAt } = await dutyOf(visitId);
    expect({ remindedAt, escalatedAt, lockedAt }).toEqual({
      remindedAt: undefined,
      escalatedAt: undefined,
      lockedAt: undefined,
      ...done,
    });
  });

  it('for 14 days locks the note that was begun: it is read, and saved no more', async () => {
    const visitId = await endedBefore(0);
    granted(await save(visitId));
    expect(await note(visitId)).not.toHaveProperty('lockedAt');
    await passes(15, visitId);
    expect((await note(visitId)).lockedAt).toEqual((await dutyOf(visitId)).lockedAt);
    expect(await save(visitId)).toMatchObject({ refused: { code: 'documentation.note-locked' } });
  });

  it('locked, is opened by the unit’s lead for its author for 24 hours, with a reason that is kept', async () => {
    const visitId = await endedBefore(0);
    granted(await save(visitId));
    await passes(15, visitId);
    const { dutyId } = await dutyOf(visitId);
    const unlock = (by: ClinicianPrincipal) =>
      documentation.request(unlockNote, { dutyId, reason: 'Var sjuk' }, by);
    for (const [by, code] of [
      [nurse, 'documentation.lead-only'],
      [{ ...lead, careUnitId: 'exempelby' }, 'documentation.no-such-duty'],
    ] as const)
      expect(await unlock(by)).toMatchObject({ refused: { code } });
    const locked = async () => granted(await documentation.request(listLockedNotes, {}, lead)).notes;
    expect(await locked()).toContainEqual(expect.objectContaining({ dutyId, visitId }));
    const { duty } = granted(await unlock(lead));
    expect(duty.unlocked).toMatchObject({ reason: 'Var sjuk', byName: lead.name });
    expect(await unlock(lead)).toMatchObject({ refused: { code: 'documentation.not-locked' } });
    expect(await note(visitId)).not.toHaveProperty('lockedAt');
    granted(await save(visitId));
    expect(await locked()).toContainEqual(expect.objectContaining({ dutyId, unlocked: duty.unlocked }));
    await documentation.nextPublished(
      dutyChangedV1.type,
      ({ subject, data }) => subject === dutyId && dutyChangedV1.data.parse(data).duty.unlocked !== undefined,
    );
    const rows = (name: string, filter: object) =>
      documentation.app.get<Model<object>>(modelToken(name), { strict: false }).countDocuments(filter);
    await eventually(
      async () =>
        (await rows('History', { subject: dutyId, what: unlockNote.name, reason: 'Var sjuk' })) === 1 &&
        (await rows('Audit', { visitId, what: unlockNote.name })) === 1,
    );
    clock.advance(24 * HOUR_MS);
    const lockOf = await documentation.app.get(Duties).lockOf(visitId, nurse);
    expect(lockOf(new Date())).toEqual(new Date(duty.unlocked?.until ?? ''));
    clock.advance(Date.now() - clock.now().getTime());
  });

  it('is left alone once it is waived', async () => {
    const visitId = await endedBefore(23.9);
    const { dutyId } = await dutyOf(visitId);
    granted(await documentation.request(waiveDuty, { dutyId, reason: 'Dokumenterat i journalen' }, nurse));
    await passes(15, visitId);
    expect(await dutyOf(visitId)).not.toHaveProperty('remindedAt');
  });
});
