import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CASE_TABS,
  createSlots,
  endShift,
  listAlarms,
  listCases,
  listPunctuality,
  listResources,
  listSlots,
  listStaff,
  listUnitHistory,
  startShift,
  waitingEstimate,
} from '@om/contracts';
import { DueTimers, modelToken } from '@om/persistence';
import { aClinician, eventually, startTestService, type TestService } from '@om/testing';
import type { Connection, Model } from 'mongoose';
import { caseModel, type CaseDocument } from './cases/case.schema.js';
import { queueEnv } from './env.js';
import { QueueModule } from './queue.module.js';
import { aWaiting, anOngoing, granted, visitEvent } from './testing/heard-visits.js';
import { Units } from './units/units.js';

const HOUR_MS = 3_600_000;
const lead = aClinician({ lead: true });
const READS = ['find', 'findOne', 'countDocuments', 'aggregate'];
/** Read as a whole on purpose: an organisation has at most two hundred units. */
const READ_WHOLE = 'units {}';

interface Read {
  readonly collection: string;
  readonly filter: Record<string, unknown>;
}
interface Plan {
  readonly stage: string;
  readonly inputStage?: Plan;
  readonly inputStages?: readonly Plan[];
}
const stagesOf = ({ stage, inputStage, inputStages = [] }: Plan): string[] => [
  stage,
  ...[...(inputStage ? [inputStage] : []), ...inputStages].flatMap(stagesOf),
];
const nameOf = ({ collection, filter }: Read): string => `${collection} ${JSON.stringify(filter)}`;

/** What a read asks for; a count is an aggregation that begins with it. */
const filterOf = (method: string, asked: unknown): Record<string, unknown> => {
  const first: unknown = method === 'aggregate' && Array.isArray(asked) ? asked[0] : { $match: asked };
  return (first as { $match?: Record<string, unknown> }).$match ?? {};
};

describe('queue', () => {
  let queue: TestService;
  let connection: Connection;
  const reads = new Map<string, Read>();

  beforeAll(async () => {
    queue = await startTestService((env) => QueueModule.forEnvironment(env), 'queue', {
      schema: queueEnv,
      env: { SEED: 'demo' },
    });
    await eventually(async () => (await queue.app.get(Units).list()).length === 2);
    connection = queue.app.get<Model<CaseDocument>>(modelToken(caseModel.name)).db;
    connection.set('debug', (collection: string, method: string, asked: unknown) => {
      if (!READS.includes(method)) return;
      const read = { collection, filter: filterOf(method, asked) };
      reads.set(nameOf(read), read);
    });
  });
  afterAll(() => queue.stop());

  const askEverything = async (): Promise<void> => {
    const visit = aWaiting({ overdueSince: '2026-11-23T10:00:00.000Z' });
    await queue.emit(visitEvent(visit));
    await queue.emit(visitEvent(anOngoing(lead)));
    for (const tab of CASE_TABS) granted(await queue.request(listCases, { tab, limit: 10 }, lead));
    const narrowed = { date: '2026-11-23', entry: 'booked' } as const;
    for (const tab of CASE_TABS)
      granted(await queue.request(listCases, { tab, limit: 10, ...narrowed }, lead));
    granted(await queue.request(listCases, { tab: 'ended', limit: 10, search: 'p24-40 198603042386' }, lead));
    const estimate = { careUnitId: 'min-vard', visitId: visit.visitId };
    granted(await queue.request(waitingEstimate, estimate, lead));
    const days = { from: '2026-11-01', to: '2026-11-30' };
    granted(await queue.request(listPunctuality, days, lead));
    granted(await queue.request(listAlarms, {}, lead));
    granted(await queue.request(listStaff, {}, lead));
    granted(await queue.request(listUnitHistory, { limit: 10, before: '2026-11-30T00:00:00.000Z' }, lead));
    granted(await queue.request(listResources, {}, lead));
    granted(await queue.request(listResources, { careUnitId: 'min-vard' }, lead));
  };
  const workADay = async (): Promise<void> => {
    granted(await queue.request(startShift, {}, lead));
    await queue.app.get(DueTimers).runDue();
    granted(await queue.request(endShift, { escalate: true }, lead));
    const from = new Date(Date.now() + 100 * HOUR_MS).toISOString();
    const to = new Date(Date.parse(from) + HOUR_MS).toISOString();
    const asked = { from, to, minutes: 60, clinician: lead.personId };
    granted(await queue.request(createSlots, asked, lead));
    granted(await queue.request(listSlots, { all: true }, lead));
    granted(await queue.request(listSlots, { to }, lead));
  };

  it('reads nothing without an index, whatever it is asked', async () => {
    await askEverything();
    await workADay();
    const asked = [...reads.values()].filter((read) => nameOf(read) !== READ_WHOLE);
    expect(new Set(asked.map(({ collection }) => collection))).toEqual(
      new Set(['cases', 'presences', 'units', 'staff', 'shifts', 'alarms', 'slots', 'bookings', 'history']),
    );
    for (const read of asked) expect({ read, stages: await stagesOfRead(read) }).toEqual(indexed(read));
    const unforeseen = await stagesOfRead({ collection: 'cases', filter: { reason: 'Axelbesvär' } });
    expect(unforeseen).toContain('COLLSCAN');
  });

  const indexed = (read: Read) => ({ read, stages: expect.not.arrayContaining(['COLLSCAN']) as unknown });
  const stagesOfRead = async ({ collection, filter }: Read): Promise<string[]> => {
    const explained = await connection.collection(collection).find(filter).explain('queryPlanner');
    return stagesOf((explained as { queryPlanner: { winningPlan: Plan } }).queryPlanner.winningPlan);
  };
});
