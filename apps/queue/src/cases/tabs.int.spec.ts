import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CASE_TABS, exampleSnapshot, listCases, type CaseTab } from '@om/contracts';
import { isRefused } from '@om/messaging';
import { modelToken } from '@om/persistence';
import { aClinician, startTestService, type TestService } from '@om/testing';
import { randomUUID } from 'node:crypto';
import type { Model, Query } from 'mongoose';
import { queueEnv } from '../env.js';
import { QueueModule } from '../queue.module.js';
import { placesOf } from './case-places.js';
import { caseModel, type CaseDocument } from './case.schema.js';
import { TABS } from './tabs.js';

const UNIT = 'crowded';
const nurse = aClinician({ careUnitId: UNIT });
const { patient, reason } = exampleSnapshot;
const OTHER = 'SE2321000131-P000000000021';
const FAR = 'SE2321000131-P000000000057';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString();

/** A case as it lies in the store, with its places; `n` tells cases apart in time. */
const stored = (n: number, over: Partial<CaseDocument>): CaseDocument => {
  const facts: CaseDocument = {
    _id: randomUUID(),
    version: 3,
    handled: [],
    outbox: [],
    visitVersion: 3,
    patientOnline: false,
    entry: 'drop-in',
    careUnitId: UNIT,
    priority: 2 + (n % 4),
    reason: reason.label,
    patient: { patientId: patient.patientId, name: patient.name, birthDate: patient.birthDate },
    patientNumbers: [patient.personnummer],
    waitingSince: at(n),
    ...over,
  };
  return { ...facts, ...placesOf(facts) };
};
const had = (personId: string) => ({
  responsible: { personId, name: 'HSP', profession: 'nurse' as const, since: at(0) },
  startedAt: at(1),
});
const offered = (n: number, from: string, person?: string) => ({
  handover: {
    handoverId: randomUUID(),
    proposedAt: at(n),
    expiresAt: at(n + 5),
    from: { personId: from, name: 'HSP', profession: 'nurse' as const },
    to: {
      careUnitId: UNIT,
      careUnitName: UNIT,
      role: 'nurse' as const,
      ...(person === undefined ? {} : { person: { personId: person, name: 'HSP' } }),
    },
    priority: 3,
  },
});
const duty = (n: number, personId: string) => ({
  heardDuties: [{ dutyId: randomUUID(), version: 1, personId, careUnitId: UNIT, since: at(n), open: true }],
});
const asGuest = (n: number, personId: string) => ({ guests: [{ personId, name: 'HSP', since: at(n) }] });

/** Ten cases on each tab of the nurse and of a colleague, beside very many that are closed. */
const crowd = (closed: number): CaseDocument[] => {
  const ten = Array.from({ length: 10 }, (_, n) => n);
  const many = Array.from({ length: closed }, (_, n) => n);
  const people = [nurse.personId, OTHER];
  const each = (make: (n: number, who: string) => Partial<CaseDocument>) =>
    people.flatMap((who) => ten.map((n) => stored(n, make(n, who))));
  const reply = (n: number) => ({ endedAt: at(n), overSince: at(n), unansweredSince: at(n) });
  return [
    ...ten.map((n) => stored(n, { state: 'waiting' })),
    ...ten.map((n) => stored(n, { state: 'scheduled', entry: 'booked', bookedFor: at(n) })),
    ...each((_n, who) => ({ state: 'ongoing', ...had(who) })),
    ...each((n, who) => ({ state: 'on-hold', ...had(who), onHoldSince: at(n) })),
    ...each((n, who) => ({ state: 'async', ...had(who), ...reply(n), responsibleAway: true })),
    ...each((n, who) => ({ state: 'ongoing', ...had(FAR), ...offered(n, FAR, who) })),
    ...each((n) => ({ state: 'ongoing', ...had(FAR), ...offered(n, FAR) })),
    ...each((n, who) => ({ state: 'ongoing', ...had(FAR), ...asGuest(n, who) })),
    ...each((n, who) => ({ state: 'closed', ...had(FAR), overSince: at(n), ...duty(n, who) })),
    ...many.map((n) =>
      stored(n, { state: 'closed', ...had(people[n % 2] ?? OTHER), overSince: at(100 + n) }),
    ),
  ];
};

interface Plan {
  readonly stage: string;
  readonly inputStage?: Plan;
}
const stagesOf = (plan: Plan | undefined): string[] =>
  plan ? [plan.stage, ...stagesOf(plan.inputStage)] : [];

const explained = async (query: Query<unknown, CaseDocument>) => {
  const { queryPlanner, executionStats } = (await query.explain('executionStats')) as {
    queryPlanner: { winningPlan: Plan };
    executionStats: { totalDocsExamined: number; nReturned: number };
  };
  return { stages: stagesOf(queryPlanner.winningPlan), ...executionStats };
};

describe('the tabs of Startsida in a crowded unit', () => {
  let queue: TestService;
  let model: Model<CaseDocument>;
  beforeAll(async () => {
    queue = await startTestService((env) => QueueModule.forEnvironment(env), 'queue', { schema: queueEnv });
    model = queue.app.get<Model<CaseDocument>>(modelToken(caseModel.name));
    await model.insertMany(crowd(2_000));
  });
  afterAll(() => queue.stop());

  it.each(CASE_TABS)(
    '%s: each read follows an index and touches about as many cases as it shows',
    async (tab) => {
      for (const { filter, sort } of TABS[tab](nurse).reads) {
        const { stages, totalDocsExamined, nReturned } = await explained(
          model.find(filter).sort(sort).limit(50),
        );
        expect(stages).toContain('IXSCAN');
        expect(stages).not.toContain('COLLSCAN');
        expect(nReturned).toBeGreaterThan(0);
        expect(totalDocsExamined).toBeLessThanOrEqual(nReturned + 20);
      }
    },
  );

  it.each(CASE_TABS)('%s: comes out of the index in its order, nothing is sorted', async (tab) => {
    for (const { filter, sort } of TABS[tab](nurse).reads) {
      expect((await explained(model.find(filter).sort(sort).limit(50))).stages).not.toContain('SORT');
    }
  });

  it.each(CASE_TABS)('%s: is counted by an index', async (tab) => {
    for (const filter of TABS[tab](nurse).counts) {
      const { stages, totalDocsExamined } = await explained(model.find(filter));
      expect(stages).not.toContain('COLLSCAN');
      expect(totalDocsExamined).toBeLessThanOrEqual(40);
    }
  });

  it('are shown in their order, with the counts of all', async () => {
    const shown = async (tab: CaseTab) => {
      const answer = await queue.request(listCases, { tab, limit: 15 }, nurse);
      if (isRefused(answer)) throw new Error(answer.refused.code);
      return answer;
    };
    const { rows, counts, more } = await shown('replies');
    expect(counts).toEqual({
      waiting: 10,
      booked: 10,
      mine: 10,
      handovers: 30,
      replies: 20,
      'on-hold': 10,
      guest: 10,
      'to-document': 10,
      ended: 10,
    });
    expect(more).toBe(true);
    expect(rows.map(({ responsible }) => responsible?.personId)).toEqual([
      ...Array<string>(10).fill(nurse.personId),
      ...Array<string>(5).fill(OTHER),
    ]);
    const needs = (await shown('waiting')).rows.map((row) => `${row.priority} ${String(row.waitingSince)}`);
    expect(needs).toEqual([...needs].sort());
    const ends = (await shown('ended')).rows;
    expect(ends).toHaveLength(15);
  });
});
