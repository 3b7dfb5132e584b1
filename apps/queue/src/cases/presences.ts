import { Inject, Injectable } from '@nestjs/common';
import type { Principal, VisitSnapshot } from '@om/contracts';
import { modelToken, storeNewer } from '@om/persistence';
import type { Model } from 'mongoose';
import { newsOfPresence } from './case.js';
import { caseModel, type CaseDocument } from './case.schema.js';
import { Cases } from './cases.js';
import { presenceModel, type PresenceDocument } from './presence.schema.js';
import type { Looking } from './looks.js';

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

/**
 * Keeps every open row of a patient true about whether the patient is there, and about when they first had a booked visit in
 * view. An event costs one write and one read by id, one read of the patient's open rows by index, and for each of these (most
 * patients have one) a read that is shared with the rows of other patients. A row is written when its patient has come or gone,
 * and a booked one when it comes into view or leaves it, until its patient has come to it. The heartbeats of patients end in
 * chat and cost nothing here.
 */
@Injectable()
export class Presences {
  constructor(
    @Inject(modelToken(presenceModel.name)) private readonly presences: Model<PresenceDocument>,
    @Inject(modelToken(caseModel.name)) private readonly rows: Model<CaseDocument>,
    private readonly cases: Cases,
  ) {}

  /** Takes in a presence by version, then brings it to the patient's rows; one that comes late still says where they looked then. */
  async apply(heard: PresenceDocument, told: Told): Promise<void> {
    await storeNewer(this.presences, heard);
    await this.bring(heard._id, told, heard);
  }

  /**
   * Brings what is known to every open row of the patient. Also called after a visit has been taken in: whichever of the
   * two came last sees what the other wrote.
   */
  async refresh(patientId: string, told: Told): Promise<void> {
    await this.bring(patientId, told);
  }

  /** @param heard what has just been told, which may be older than what is known; for it alone nobody waits */
  private async bring(patientId: string, { eventId, actor }: Told, heard?: PresenceDocument): Promise<void> {
    const known = await this.presences.findById(patientId).lean().exec();
    if (!known) return;
    const looking = [heard, known].flatMap((presence) => (presence ? lookingOf(presence) : []));
    const open = { 'patient.patientId': patientId, state: { $in: SHOWN } };
    const rows = await this.rows.find(open).select('_id').lean().exec();
    const news = (row: CaseDocument) => newsOfPresence(row, known.online, looking);
    const unhurried = heard !== undefined;
    await Promise.all(
      rows.map(({ _id }) => this.cases.hear({ visitId: _id, eventId, actor, news, unhurried })),
    );
  }
}

const lookingOf = ({ version, at, visitIds }: PresenceDocument): Looking[] =>
  at === undefined ? [] : [{ version, at, visitIds: visitIds ?? [] }];
