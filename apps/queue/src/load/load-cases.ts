import type { VisitSnapshot } from '@om/contracts';
import { bulkLoad, jsonLines, loadStore, type SeedOptions, type StoreEnv } from '@om/persistence';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { newsOfVisit, UNHEARD } from '../cases/case.js';
import { caseModel, type CaseDocument } from '../cases/case.schema.js';
import { DEMO_UNITS } from '../seed/demo-units.js';
import { staffModel, type StaffDocument } from '../staff/staff.schema.js';

const people = z.object({ staff: z.array(z.object({ hsaId: z.string(), name: z.string() })) });

/** Fills Startsida's read model from snapshots of visits, and the staff directory from a file of people; each where it is given. */
export const loadCases = async (env: StoreEnv, options: SeedOptions): Promise<number> => {
  const store = loadStore(env);
  const cases = store.model<CaseDocument>(caseModel);
  const staff = store.model<StaffDocument>(staffModel);
  await store.open();
  const people = options.people === undefined ? [] : staffFrom(options.people);
  const loaded = await bulkLoad(staff, people);
  const rows = options.snapshots === '' ? 0 : await bulkLoad(cases, casesFrom(options.snapshots));
  await store.close();
  return loaded + rows;
};

const casesFrom = async function* (file: string): AsyncGenerator<CaseDocument> {
  for await (const visit of jsonLines<VisitSnapshot>(file)) yield caseOf(visit);
};

/** A case as hearing of the visit makes it. */
export const caseOf = (visit: VisitSnapshot): CaseDocument => {
  const unheard = { _id: visit.visitId, version: 1, handled: [], outbox: [], timers: [], ...UNHEARD };
  return { ...unheard, ...newsOfVisit(unheard, visit) };
};

/** Nurses with an assignment at each made-up unit. */
const staffFrom = (file: string): StaffDocument[] =>
  people.parse(JSON.parse(readFileSync(file, 'utf8'))).staff.map(({ hsaId, name }) => ({
    _id: hsaId,
    name,
    profession: 'nurse',
    assignments: DEMO_UNITS.map(({ careUnitId }) => ({ careUnitId, role: 'nurse' })),
  }));
