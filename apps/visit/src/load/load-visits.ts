import type { CareUnit, VisitSnapshot } from '@om/contracts';
import { bulkLoad, loadStore, type AggregateFields, type NewAggregate } from '@om/persistence';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { patientSchema, type PatientDocument } from '../patients/patient.schema.js';
import { unitSchema, type UnitDocument } from '../units/unit.schema.js';
import { documentOf } from '../visits/visit-change.js';
import { visitSchema, type VisitDocument } from '../visits/visit.schema.js';
import { patientNumberOf, patientOf } from './made-up-people.js';
import { plannedVisit, type PlannedVisit } from './planned-visit.js';

/** Which visits, and where their snapshots go, which the other services load from. */
export interface VisitLoad {
  readonly from: number;
  readonly to: number;
  readonly snapshots: string;
}

/** Fills the database with made-up visits and patients, and writes the snapshots as one JSON a line. */
export const loadVisits = async (
  env: Parameters<typeof loadStore>[0],
  { from, to, snapshots }: VisitLoad,
): Promise<number> => {
  const store = loadStore(env);
  const visits = store.model<VisitDocument>({ name: 'Visit', schema: visitSchema });
  const patients = store.model<PatientDocument>({ name: 'Patient', schema: patientSchema });
  const units = store.model<UnitDocument>({ name: 'Unit', schema: unitSchema });
  await store.open();
  const known = new Map((await units.find().lean().exec()).map(({ _id, unit }) => [_id, unit]));
  await bulkLoad(patients, patientsOf(from, to));
  const loaded = await bulkLoad(visits, told(plannedVisits(from, to, known), snapshots));
  await store.close();
  return loaded;
};

const plannedVisits = function* (
  from: number,
  to: number,
  units: ReadonlyMap<string, CareUnit>,
): Generator<PlannedVisit> {
  const now = new Date();
  for (let index = from; index < to; index += 1) yield plannedVisit(index, units, now);
};

/** Each patient once. */
const patientsOf = function* (from: number, to: number): Generator<PatientDocument> {
  for (let number = patientNumberOf(from); number <= patientNumberOf(to - 1); number += 1)
    yield stored(patientOf(number)) as PatientDocument;
};

/**
 * The visits as they are stored; on the way each snapshot becomes a line of the file. Without timers: those of years ago would
 * all go off as soon as the service sees them.
 */
const told = async function* (planned: Iterable<PlannedVisit>, file: string): AsyncGenerator<VisitDocument> {
  const out = createWriteStream(file);
  for (const { record } of planned) {
    if (!out.write(lineOf(record.visit))) await once(out, 'drain');
    yield { ...stored(documentOf(record)), timers: [] } as unknown as VisitDocument;
  }
  out.end();
  await finished(out);
};

const lineOf = (visit: VisitSnapshot): string => `${JSON.stringify(visit)}\n`;

const stored = <S extends AggregateFields>(document: NewAggregate<S>): AggregateFields => ({
  ...document,
  version: 1,
  handled: [],
  outbox: [],
});
