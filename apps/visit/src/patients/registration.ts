import { Injectable } from '@nestjs/common';
import { registerPatient, type Principal } from '@om/contracts';
import type { Answer, Payload, Refused } from '@om/messaging';
import { Reads } from '../reads.js';
import { refused } from '../refusals.js';
import { Patients } from './patients.js';
import { identityOf } from './personnummer.js';

/** Lets the gateway find or create the person who has just proven who they are; nobody else may ask. */
@Injectable()
export class Registration {
  constructor(
    private readonly patients: Patients,
    private readonly reads: Reads,
  ) {}

  /**
   * @returns the person's id and contact; refused with `visit.forbidden` for persons, and `visit.invalid` for a number
   * that cannot exist
   */
  async register(
    { personnummer, name, protectedIdentity }: Payload<typeof registerPatient>,
    principal: Principal,
  ): Promise<Answer<typeof registerPatient> | Refused> {
    if (principal.kind !== 'service') return refused('visit.forbidden', 'Asked by the gateway itself only');
    const identity = identityOf(personnummer);
    if (!identity) return refused('visit.invalid', 'No such number can exist', { field: 'personnummer' });
    const { _id: patientId, ...patient } = await this.patients.register(
      { personnummer, name, ...identity, ...(protectedIdentity !== undefined && { protectedIdentity }) },
      principal,
      registerPatient.name,
    );
    await this.reads.record(principal, { patientId }, registerPatient.name);
    return { patientId, name: patient.name, ...(patient.phone && { phone: patient.phone }) };
  }
}
