import { patientUnits, staffCases, visitAnswer, type PatientUnit } from '@om/contracts';
import { answered, caseAbout, enterAsPatient, enterAsStaff, type Visitor } from '@om/public-client';
import { z } from 'zod';
import { latencyOf, type Latency } from '../figures/percentiles.js';
import type { RaceResult } from './protocol.js';

/** Where the measured visits are. */
const CARE_UNIT = 'min-vard';
/** Logins under way at once: more only wait for each other. */
const LOGINS_AT_ONCE = 8;
const TABS = ['waiting', 'mine', 'ended', 'replies', 'booked'] as const;

/** A visit with the two who talk in it. */
export interface OngoingVisit {
  readonly visitId: string;
  readonly patient: Visitor;
  readonly clinician: Visitor;
}

/** The people of a measurement and what they do over HTTP. */
export class Clinic {
  private constructor(
    readonly patients: readonly Visitor[],
    readonly staff: readonly Visitor[],
  ) {}

  /** Logs everybody in. */
  static async enter(base: URL, patients: readonly string[], staff: readonly string[]): Promise<Clinic> {
    return new Clinic(
      await someAtOnce(patients, (name) => enterAsPatient(base, name)),
      await someAtOnce(staff, (name) => enterAsStaff(base, name, CARE_UNIT)),
    );
  }

  /** Visits that have been sent, claimed and started, clinicians taking them in turn. */
  async visits(count: number): Promise<OngoingVisit[]> {
    const patients = this.patients.slice(0, count);
    return someAtOnce(patients, async (patient, index) => {
      const visitId = await sendCase(patient, 0);
      const clinician = nth(this.staff, index);
      const path = `/api/staff/visits/${visitId}`;
      const claimed = answered(await clinician.post(`${path}/claim`, visitAnswer));
      const body = { expectedVersion: claimed.visit.version };
      answered(await clinician.post(`${path}/start`, visitAnswer, body));
      return { visitId, patient, clinician };
    });
  }

  /** So many cases, each claimed by several at the same moment. */
  async races(count: number, racers: number): Promise<RaceResult> {
    const times: number[] = [];
    let unfair = 0;
    for (let race = 0; race < count; race += 1) {
      const patient = nth(this.patients, race);
      const visitId = await sendCase(patient, 1 + Math.floor(race / this.patients.length));
      const presses = Array.from({ length: racers }, async (_, number) => {
        const began = performance.now();
        const path = `/api/staff/visits/${visitId}/claim`;
        const reply = await nth(this.staff, race + number).post(path, visitAnswer);
        times.push(performance.now() - began);
        return reply.ok;
      });
      if ((await Promise.all(presses)).filter(Boolean).length !== 1) unfair += 1;
    }
    return { races: count, unfair, latency: latencyOf(times) };
  }

  /** Reads of Startsida, tab after tab, one at a time. */
  async lists(reads: number): Promise<Latency> {
    const times: number[] = [];
    for (let read = 0; read < reads; read += 1) {
      const began = performance.now();
      const path = `/api/staff/cases?tab=${nth(TABS, read)}`;
      answered(await nth(this.staff, read % 3).get(path, staffCases));
      times.push(performance.now() - began);
    }
    return latencyOf(times);
  }
}

const sendCase = async (patient: Visitor, reasonNumber: number): Promise<string> => {
  const { units } = answered(await patient.get('/api/patient/units', patientUnits));
  const reason = nth(reasonsOf(units), reasonNumber);
  const body = caseAbout(CARE_UNIT, reason);
  answered(await patient.post('/api/patient/cases', z.unknown(), body));
  return body.visitId;
};

const reasonsOf = (units: readonly PatientUnit[]): PatientUnit['reasons'] =>
  units.find(({ careUnitId }) => careUnitId === CARE_UNIT)?.reasons ?? [];

/** Round and round. */
const nth = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('nobody is there');
  return found;
};

/** Does the same with each, a few at a time; the answers in the order of the list. */
export const someAtOnce = async <T, R>(
  list: readonly T[],
  work: (item: T, index: number) => Promise<R>,
  atOnce = LOGINS_AT_ONCE,
): Promise<R[]> => {
  const results: R[] = [];
  const pending = list.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of pending) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
};
