import {
  patientCases,
  patientUnits,
  staffCases,
  staffVisit,
  type CaseRow,
  type CaseTab,
  type StaffVisit,
} from '@om/contracts';
import {
  answered,
  enterAsPatient,
  enterAsStaff,
  type LiveSocket,
  type OfferedReason,
  type Reply,
  type Visitor,
} from '@om/public-client';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { ensure } from './walk.js';

/** The unit where *Meddelande* is off, and the one where it is on (demo data of `queue`). */
export const UNITS = { messageOff: 'min-vard', messageOn: 'exempelby' } as const;
/** Staff of the demonstration's own, so that it walks beside the visit of whoever tries the system as somebody else. */
export const NURSE = 'HSP64 TestPerson64';
export const PHYSICIAN = 'HSP65 TestPerson65';
/** Nurse and unit lead. */
export const LEAD = 'HSP66 TestPerson66';
export const PATIENT = 'Testpatient P24-40';
/** A Swedish test number, the patient's. */
export const PATIENT_NUMBER = '198603042386';
/** A patient whose coming and going is looked at: nobody else is logged in as them. */
export const LEAVING_PATIENT = 'Testpatient P24-49';
export const BOOKED_PATIENT = { name: 'Testpatient P24-38' } as const;

/** States in which a second case for the same reason is refused. */
const UNFINISHED = new Set<string>(['scheduled', 'waiting', 'claimed', 'ongoing', 'on-hold']);

/** A person of the walk with a live connection. */
export interface Present {
  readonly visitor: Visitor;
  readonly live: LiveSocket;
}

/** Everything the steps share: who is logged in and which case the walk is about. */
export class World {
  private readonly people = new Map<string, Present>();
  /** The case that 2.1 to 2.5 are about. */
  visitId = randomUUID() as string;
  reason: OfferedReason | undefined;

  constructor(readonly base: URL) {}

  /** Someone who has come in by `enter`. */
  person(name: string): Present {
    const person = this.people.get(name);
    ensure(person, `${name} has not logged in`);
    return person;
  }

  /** Logs a clinician in and chooses unit and role. */
  async enterStaff(name: string, careUnitId: string): Promise<void> {
    const visitor = await enterAsStaff(this.base, name, careUnitId);
    this.people.get(name)?.live.close();
    this.people.set(name, { visitor, live: await visitor.connect() });
  }

  /** Logs a patient in. */
  async enterPatient(name: string): Promise<void> {
    const visitor = await enterAsPatient(this.base, name);
    this.people.set(name, { visitor, live: await visitor.connect() });
  }

  /** A contact reason for which the patient has no open case, so that the walk goes beside a person's visit. */
  async freeReason(name: string, careUnitId: string): Promise<OfferedReason> {
    const { visitor } = this.person(name);
    const { units } = answered(await visitor.get('/api/patient/units', patientUnits));
    const unit = units.find((row) => row.careUnitId === careUnitId);
    ensure(unit, `there is no care unit ${careUnitId}`);
    const { cases } = answered(await visitor.get('/api/patient/cases', patientCases));
    const open = new Set(cases.filter(({ state }) => UNFINISHED.has(state)).map(({ reason }) => reason));
    const reason = unit.reasons.find(({ label }) => !open.has(label));
    ensure(reason, `${name} has an open case for every contact reason of ${unit.name}; try npm run reset`);
    return reason;
  }

  /** The visit as the clinician sees it. */
  async visit(name: string, visitId = this.visitId): Promise<StaffVisit> {
    return answered(
      await this.person(name).visitor.get(`/api/staff/visits/${visitId}?purpose=care`, staffVisit),
    );
  }

  /** The row of a visit in a tab of Startsida, or undefined. */
  async row(name: string, tab: CaseTab, visitId = this.visitId): Promise<CaseRow | undefined> {
    const { rows } = answered(await this.person(name).visitor.get(`/api/staff/cases?tab=${tab}`, staffCases));
    return rows.find((row) => row.visitId === visitId);
  }

  /** Closes every connection. */
  leave(): void {
    for (const { live } of this.people.values()) live.close();
  }
}

/** The code a refused call must have. */
export const refusedWith = (reply: Reply<unknown>, code: string): void => {
  ensure(!reply.ok, `it was accepted, expected ${code}`);
  ensure(reply.problem.code === code, `it was refused with ${reply.problem.code}, expected ${code}`);
};

/** Asks until the answer fits; after 15 s it fails with the sentence. */
export const until = async <T>(
  ask: () => Promise<T>,
  fits: (value: T) => boolean,
  otherwise: string,
): Promise<T> => {
  const end = Date.now() + 15_000;
  for (;;) {
    const value = await ask();
    if (fits(value)) return value;
    if (Date.now() > end) throw new Error(otherwise);
    await pause(100);
  }
};

/** The visit in a staff answer. */
export type AnsweredVisit = z.output<typeof staffVisit>['visit'];
