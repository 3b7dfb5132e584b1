import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  caseChangedV1,
  exampleMessage,
  exampleSnapshot,
  listAssignments,
  listCases,
  listUnits,
  messageSentV1,
  unitChangedV1,
  visitClaimedV1,
  visitSentV1,
  type VisitSnapshot,
} from '@om/contracts';
import { isRefused, makeEvent } from '@om/messaging';
import { modelToken } from '@om/persistence';
import { aClinician, aPatient, aService, eventually, startTestService, type TestService } from '@om/testing';
import { randomUUID } from 'node:crypto';
import type { Model } from 'mongoose';
import { queueEnv } from './env.js';
import { QueueModule } from './queue.module.js';
import { presenceEvent } from './testing/heard-visits.js';

let queue: TestService;

beforeAll(async () => {
  queue = await startTestService((env) => QueueModule.forEnvironment(env), 'queue', {
    schema: queueEnv,
    env: { SEED: 'demo' },
  });
});
afterAll(() => queue.stop());

const nurse = aClinician();

const visitEvent = (visit: VisitSnapshot, contract = visitSentV1) =>
  makeEvent(contract, {
    id: randomUUID(),
    time: new Date(),
    subject: visit.visitId,
    version: visit.version,
    actor: aPatient(),
    careunits: [visit.careUnitId],
    data: { visit },
  });

const aWaiting = (over: Partial<VisitSnapshot> = {}): VisitSnapshot => {
  const { responsible: _r, claimedAt: _c, ...waiting } = exampleSnapshot;
  return { ...waiting, visitId: randomUUID(), version: 1, state: 'waiting', claimNumber: 0, ...over };
};

const rowsOf = async (tab: 'waiting' | 'mine', who = nurse) => {
  const answer = await queue.request(listCases, { tab, limit: 200 }, who);
  if (isRefused(answer)) throw new Error(answer.refused.code);
  return answer.rows;
};

describe('Startsida', () => {
  it('shows a sent case under Väntar, and tells screens with the row', async () => {
    const visit = aWaiting();
    await queue.emit(visitEvent(visit));
    expect(await rowsOf('waiting')).toContainEqual(expect.objectContaining({ visitId: visit.visitId }));
    const told = await queue.nextPublished(caseChangedV1.type, ({ subject }) => subject === visit.visitId);
    expect(caseChangedV1.data.parse(told.data).row).toMatchObject({
      visitId: visit.visitId,
      state: 'waiting',
    });
  });

  it('tells the screens of every unit that a case concerns, also when it no longer does', async () => {
    const guest = {
      personId: 'SE2321000131-P000000000057',
      name: 'HSP57 TestPerson57',
      profession: 'physiotherapist',
      careUnitId: 'rehab',
      since: exampleSnapshot.createdAt,
      how: 'invited',
      sees: 'all',
    } as const;
    const visit: VisitSnapshot = { ...exampleSnapshot, visitId: randomUUID(), version: 3, guests: [guest] };
    await queue.emit(visitEvent(visit, visitClaimedV1));
    const { guests: _guests, ...without } = visit;
    await queue.emit(visitEvent({ ...without, version: 4 }, visitClaimedV1));
    for (const isGuest of [true, false]) {
      const told = await queue.nextPublished(
        caseChangedV1.type,
        ({ subject, data }) =>
          subject === visit.visitId && (caseChangedV1.data.parse(data).row.guests !== undefined) === isGuest,
      );
      expect(told.careunits).toEqual(['min-vard', 'rehab']);
    }
  });

  it('keeps the newest state when events come reordered and doubled', async () => {
    const visit = aWaiting();
    const claimed = {
      ...visit,
      version: 2,
      state: 'claimed' as const,
      responsible: exampleSnapshot.responsible,
    };
    await queue.emit(visitEvent(claimed, visitClaimedV1));
    await queue.emit(visitEvent(visit));
    await queue.emit(visitEvent(claimed, visitClaimedV1));
    expect(await rowsOf('mine')).toContainEqual(
      expect.objectContaining({ visitId: visit.visitId, state: 'claimed' }),
    );
    expect((await rowsOf('waiting')).map(({ visitId }) => visitId)).not.toContain(visit.visitId);
  });

  it('sorts by priority, then by waiting time', async () => {
    const at = (minute: number) => `2026-11-20T08:0${String(minute)}:00.000Z`;
    const cases = [
      aWaiting({ careUnitId: 'sorted', priority: 3, waitingSince: at(1) }),
      aWaiting({ careUnitId: 'sorted', priority: 2, waitingSince: at(3) }),
      aWaiting({ careUnitId: 'sorted', priority: 3, waitingSince: at(0) }),
    ];
    for (const visit of cases) await queue.emit(visitEvent(visit));
    const order = (await rowsOf('waiting', aClinician({ careUnitId: 'sorted' }))).map(
      ({ visitId }) => visitId,
    );
    expect(order).toEqual([cases[1]?.visitId, cases[2]?.visitId, cases[0]?.visitId]);
  });

  it('shows that the patient is there, whichever was heard first', async () => {
    const patientId = randomUUID();
    const presence = (version: number, online: boolean) => presenceEvent(patientId, version, { online });
    await queue.emit(presence(2, true));
    await queue.emit(presence(1, false));
    await queue.emit(
      visitEvent(aWaiting({ careUnitId: 'there', patient: { ...exampleSnapshot.patient, patientId } })),
    );
    const there = aClinician({ careUnitId: 'there' });
    expect(await rowsOf('waiting', there)).toMatchObject([{ patientOnline: true }]);
    await queue.emit(presence(3, false));
    expect(await rowsOf('waiting', there)).toMatchObject([{ patientOnline: false }]);
  });

  it('takes in a message of a visit it has not heard of yet', async () => {
    const visit = aWaiting({ careUnitId: 'early' });
    const message = { ...exampleMessage, messageId: randomUUID(), visitId: visit.visitId };
    const event = makeEvent(messageSentV1, {
      id: randomUUID(),
      time: new Date(),
      subject: visit.visitId,
      version: message.seq,
      actor: aPatient(),
      careunits: ['early'],
      data: { message },
    });
    await expect(queue.emit(event)).resolves.toBe('handled');
    await queue.emit(visitEvent(visit));
    expect(await rowsOf('waiting', aClinician({ careUnitId: 'early' }))).toMatchObject([
      { lastMessage: { side: 'patient', seq: message.seq } },
    ]);
  });

  it('is for staff of the unit only', async () => {
    await expect(queue.request(listCases, { tab: 'waiting', limit: 10 }, aPatient())).resolves.toMatchObject({
      refused: { code: 'queue.forbidden' },
    });
    await queue.emit(visitEvent(aWaiting({ careUnitId: 'min-vard' })));
    const elsewhere = await rowsOf('waiting', aClinician({ careUnitId: 'elsewhere' }));
    expect(elsewhere).toEqual([]);
  });

  it('leaves one audit row a person, case and day, before it answers', async () => {
    const visit = aWaiting({ careUnitId: 'audited' });
    await queue.emit(visitEvent(visit));
    const reader = aClinician({ careUnitId: 'audited' });
    await rowsOf('waiting', reader);
    await rowsOf('waiting', reader);
    const trail = queue.app.get<Model<{ actor: { personId: string } }>>(modelToken('Audit'));
    const rows = await trail.find({ visitId: visit.visitId }).lean().exec();
    expect(rows).toMatchObject([
      { actor: reader, careUnitId: 'audited', action: 'read', what: 'queue.cases' },
    ]);
  });
});

describe('care units and staff', () => {
  it('are there after the first start, and their settings are told', async () => {
    const units = await eventually(async () => {
      const answer = await queue.request(listUnits, {}, nurse);
      return !isRefused(answer) && answer.units.length === 2 ? answer.units : false;
    });
    const told = (await queue.published(unitChangedV1.type)).map(
      ({ data }) => unitChangedV1.data.parse(data).unit,
    );
    expect(told).toEqual(expect.arrayContaining(units));
  });

  it('offer a member of staff the assignments to choose from', async () => {
    const hsaId = nurse.personId;
    const answer = await eventually(async () => {
      const found = await queue.request(listAssignments, { hsaId }, aService('gateway'));
      return isRefused(found) ? false : found;
    });
    expect(answer.assignments).toContainEqual({
      careUnitId: 'min-vard',
      careUnitName: 'Min vård Testköping',
      role: 'nurse',
    });
  });

  it('do not tell one person about another', async () => {
    const asked = { hsaId: 'SE2321000131-P000000000021' };
    await expect(queue.request(listAssignments, asked, nurse)).resolves.toMatchObject({
      refused: { code: 'queue.forbidden' },
    });
  });
});
