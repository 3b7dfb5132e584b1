import { Injectable } from '@nestjs/common';
import { findPatient, type createPatient, type Principal, type VisitSnapshot } from '@om/contracts';
import { isRefused, type Answer, type Payload, type Refused } from '@om/messaging';
import type { PatientDocument } from '../patients/patient.schema.js';
import { Patients } from '../patients/patients.js';
import { identityOf } from '../patients/personnummer.js';
import { shownPatient } from '../patients/shown-patient.js';
import { Reads } from '../reads.js';
import { refused } from '../refusals.js';
import type { Asked } from '../visits/asked.js';
import { CaseFinder } from '../visits/case-finder.js';

const IMPOSSIBLE = refused('visit.invalid', 'No such number can exist', { field: 'personnummer' });
const STAFF_ONLY = refused('visit.forbidden', 'Only staff look up patients');

/** What is known of a person when staff take a case. */
interface Caller {
  readonly personnummer: string;
  readonly name: string | undefined;
  readonly phone: string;
  /** They say so; absent = what the register knows. */
  readonly protectedIdentity: true | undefined;
}

/** *Sök patient* and *Skapa patient* by personnummer (domain 1.2); every search leaves an audit row before the answer. */
@Injectable()
export class PatientDesk {
  constructor(
    private readonly patients: Patients,
    private readonly cases: CaseFinder,
    private readonly reads: Reads,
  ) {}

  async find(
    { personnummer }: Payload<typeof findPatient>,
    principal: Principal,
  ): Promise<Answer<typeof findPatient> | Refused> {
    if (principal.kind !== 'clinician') return STAFF_ONLY;
    if (!identityOf(personnummer)) return IMPOSSIBLE;
    const patient = await this.patients.findByNumber(personnummer);
    await this.reads.record(principal, { patientId: patient?._id ?? null }, findPatient.name);
    if (!patient) return { patient: null, cases: [] };
    const cases = await this.cases.openAt(patient._id, principal.careUnitId);
    return { patient: shownPatient(patient), cases: cases.map(outlineOf) };
  }

  async create(
    { personnummer, name, phone, protectedIdentity }: Payload<typeof createPatient>,
    asked: Asked,
  ): Promise<Answer<typeof createPatient> | Refused> {
    if (asked.principal.kind !== 'clinician') return STAFF_ONLY;
    const patient = await this.take({ personnummer, name, phone, protectedIdentity }, asked);
    if (isRefused(patient)) return patient;
    await this.reads.record(asked.principal, { patientId: patient._id }, asked.what);
    return { patient: shownPatient(patient) };
  }

  /** The person with this number, put into the register if missing; that needs a name. */
  async take(caller: Caller, asked: Asked): Promise<PatientDocument | Refused> {
    const { personnummer, name, phone, protectedIdentity } = caller;
    const identity = identityOf(personnummer);
    if (!identity) return IMPOSSIBLE;
    const known = await this.patients.findByNumber(personnummer);
    if (known && !protectedIdentity) return known;
    const called = known?.name ?? name;
    if (called === undefined)
      return refused('visit.unknown-patient', 'Not in the register, and no name', { field: 'name' });
    const person = {
      personnummer,
      name: called,
      phone,
      ...identity,
      ...(protectedIdentity && { protectedIdentity }),
    };
    return this.patients.register(person, asked.principal, asked.what);
  }
}

const outlineOf = ({ visitId, careUnitId, careUnitName, reason, createdAt, state }: VisitSnapshot) => ({
  visitId,
  careUnitId,
  careUnitName,
  reason,
  createdAt,
  state,
});
