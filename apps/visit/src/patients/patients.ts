import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@om/contracts';
import {
  AggregateStore,
  duplicateKeyOf,
  modelToken,
  OutboxRelay,
  type AuditRow,
  type OutboxEntry,
} from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import type { Model } from 'mongoose';
import type { PatientDocument } from './patient.schema.js';
import type { Identity } from './personnummer.js';

/** A person to be found or put into the register. */
export interface NewPatient extends Identity {
  readonly personnummer: string;
  readonly name: string;
  readonly phone?: string;
  /** Absent = nothing is known of it, and what the register says stays. */
  readonly protectedIdentity?: boolean;
}

/** The patient register: who a person is, found by id or by personnummer. */
@Injectable()
export class Patients {
  private readonly store: AggregateStore<PatientDocument>;

  constructor(
    @Inject(modelToken('Patient')) private readonly model: Model<PatientDocument>,
    relay: OutboxRelay,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {
    const missing = { code: 'visit.unknown-patient', detail: 'Not in the register' };
    this.store = new AggregateStore(model, relay, { missing });
  }

  /** The person with this id, or null. */
  find(patientId: string): Promise<PatientDocument | null> {
    return this.store.find(patientId);
  }

  /** The person with this personnummer, or null. */
  async findByNumber(personnummer: string): Promise<PatientDocument | null> {
    return await this.model.findOne({ personnummer }).lean<PatientDocument>().exec();
  }

  /**
   * The person with this personnummer, put into the register if missing; two at once are one (unique index). Whether the
   * identity is protected is what was said last.
   */
  async register(person: NewPatient, actor: Principal, what: string): Promise<PatientDocument> {
    const { personnummer, protectedIdentity } = person;
    if (!(await this.findByNumber(personnummer))) await this.add(person, actor, what);
    const known = await this.theOne(personnummer);
    if (protectedIdentity === undefined || protectedIdentity === (known.protectedIdentity ?? false))
      return known;
    const row = this.audited(known._id, 'change', actor, what);
    await this.store.execute(known._id, { id: row.id, remember: false }, () => ({
      state: { protectedIdentity },
      answer: null,
      outbox: [row],
    }));
    return this.theOne(personnummer);
  }

  private async add(person: NewPatient, actor: Principal, what: string): Promise<void> {
    const patientId = this.ids.next();
    const row = this.audited(patientId, 'create', actor, what);
    try {
      await this.store.create({ _id: patientId, ...person }, { id: patientId }, null, [row]);
    } catch (error) {
      if (!duplicateKeyOf(error)?.includes('personnummer')) throw error;
    }
  }

  private async theOne(personnummer: string): Promise<PatientDocument> {
    const known = await this.findByNumber(personnummer);
    if (!known) throw new Error('A patient just registered is gone');
    return known;
  }

  private audited(
    patientId: string,
    action: 'create' | 'change',
    actor: Principal,
    what: string,
  ): OutboxEntry {
    const at = this.clock.now();
    const row: AuditRow = { id: this.ids.next(), at, actor, careUnitId: null, patientId, action, what };
    return { id: row.id, at, kind: 'audit', row };
  }
}
