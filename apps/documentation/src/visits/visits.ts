import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Principal, VisitSnapshot } from '@om/contracts';
import type { Heard } from '@om/messaging';
import { duplicateKeyOf, modelToken } from '@om/persistence';
import type { Model } from 'mongoose';
import { invitedOf, participantsOf } from './participants.js';
import { claimMayBeUnderWay, mayDocument, replicaOf } from './rights.js';
import { visitModel, type DocumentedVisit } from './visit.schema.js';

/** How long an asker waits for news of a claim that may be under way, and how often is looked. Milliseconds. */
const CLAIM_NEWS_MS = 3_000;
const LOOK_AGAIN_MS = 40;

/** Replicas of the visits, and who may document them. */
@Injectable()
export class Visits {
  constructor(@Inject(modelToken(visitModel.name)) private readonly model: Model<DocumentedVisit>) {}

  /**
   * Takes in a snapshot unless a newer one is there. Who has taken part is only ever added, also by an older one, and in the
   * same write as the rest: a claimed visit without its clinician would be answered with "not yours".
   */
  async apply(visit: VisitSnapshot): Promise<Heard> {
    const { _id, version, ...heard } = replicaOf(visit);
    const added = { $addToSet: addedBy(visit) };
    const newer = { $set: { version, ...heard }, ...added };
    try {
      await this.model.updateOne({ _id, version: { $lt: version } }, newer, { upsert: true });
      return undefined;
    } catch (error) {
      // There is a newer document, or an older one was stored between look-up and insert: then it is older now.
      if (!duplicateKeyOf(error)) throw error;
      const { matchedCount } = await this.model.updateOne({ _id, version: { $lt: version } }, newer);
      if (matchedCount > 0) return undefined;
      await this.model.updateOne({ _id }, added);
      return 'outdated';
    }
  }

  /** The replica of a visit. */
  async find(visitId: string): Promise<DocumentedVisit | null> {
    return this.model.findById(visitId).lean().exec();
  }

  /**
   * Keeps that a guest has written to the patient; false when it is one who has had the case, whose duties do not come from single
   * words.
   * @throws Error when the visit is not known yet
   */
  async noteWriter(visitId: string, personId: string, at: string): Promise<boolean> {
    const visit = await this.find(visitId);
    if (!visit) throw new Error(`chat.guest-wrote: visit ${visitId} is not known yet`);
    if (visit.responsibles.includes(personId)) return false;
    if (visit.writers?.some((writer) => writer.personId === personId && writer.at <= at)) return true;
    await this.model.updateOne({ _id: visitId }, { $addToSet: { writers: { personId, at } } });
    return true;
  }

  /**
   * The visit, when the clinician takes or has taken part in it at the unit where they work now; else undefined. The screen
   * asks right after *Ta emot*, sometimes before the event is here: then the event is waited for.
   */
  async documentedBy(visitId: string, principal: Principal): Promise<DocumentedVisit | undefined> {
    if (principal.kind !== 'clinician') return undefined;
    for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
      const visit = await this.model.findById(visitId).lean().exec();
      if (visit && mayDocument(visit, principal)) return visit;
      if (waited >= CLAIM_NEWS_MS || !claimMayBeUnderWay(visit, principal)) return undefined;
      await sleep(LOOK_AGAIN_MS);
    }
  }
}

const addedBy = (visit: VisitSnapshot) => ({
  responsibles: { $each: visit.responsible ? [visit.responsible.personId] : [] },
  participants: { $each: participantsOf(visit) },
  invited: { $each: invitedOf(visit) ?? [] },
});
