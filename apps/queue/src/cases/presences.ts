import { Inject, Injectable } from '@nestjs/common';
import type { Principal, VisitSnapshot } from '@om/contracts';
import { modelToken, storeNewer } from '@om/persistence';
import type { Model } from 'mongoose';
import { newsOfPresence } from './case.js';
import { caseModel, type CaseDocument } from './case.schema.js';
import { Cases } from './cases.js';
import { presenceModel, type PresenceDocument } from './presence.schema.js';

/** States in which Startsida shows whether the patient is there. */
const SHOWN: readonly VisitSnapshot['state'][] = [
  'scheduled',
  'waiting',
  'claimed',
  'ongoing',
  'on-hold',
  'async',
];

/** Who tells it, in which event. */
export interface Told {
  readonly eventId: string;
  readonly actor: Principal;
}

/** Keeps every open row of a patient true about whether the patient is there. */
@Injectable()
export class Presences {
  constructor(
    @Inject(modelToken(presenceModel.name)) private readonly presences: Model<PresenceDocument>,
    @Inject(modelToken(caseModel.name)) private readonly rows: Model<CaseDocument>,
    private readonly cases: Cases,
  ) {}

  /** Takes in a presence by version, then brings it to the patient's rows. */
  async apply(heard: PresenceDocument, told: Told): Promise<void> {
    await storeNewer(this.presences, heard);
    await this.refresh(heard._id, told);
  }

  /**
   * Brings what is known to every open row of the patient. Also called after a visit has been taken in: whichever of the
   * two came last sees what the other wrote.
   */
  async refresh(patientId: string, { eventId, actor }: Told): Promise<void> {
    const known = await this.presences.findById(patientId).lean().exec();
    if (!known) return;
    const open = { 'patient.patientId': patientId, state: { $in: SHOWN } };
    const rows = await this.rows.find(open).select('_id').lean().exec();
    await Promise.all(
      rows.map(({ _id }) =>
        this.cases.hear({ visitId: _id, eventId, actor, news: (row) => newsOfPresence(row, known.online) }),
      ),
    );
  }
}
