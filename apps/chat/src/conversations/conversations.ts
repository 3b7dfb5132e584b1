import { Inject, Injectable } from '@nestjs/common';
import type { Principal, VisitSnapshot } from '@om/contracts';
import type { Heard } from '@om/messaging';
import { Lookups, modelToken, storeNewer } from '@om/persistence';
import type { Model } from 'mongoose';
import { conversationOf, type Conversation } from './conversation.js';
import { conversationModel } from './conversation.schema.js';
import { KnownConversations } from './known-conversations.js';
import type { Standing } from '@om/visit-state';
import { placeOf, RIGHTS } from './rights.js';

/** States after which a visit concerns its unit no more. */
const OVER: readonly Conversation['state'][] = ['closed', 'cancelled', 'no-show', 'redirected', 'expired'];

/** A conversation as someone sees it who may. */
export interface Seen {
  readonly visit: Conversation;
  readonly standing: Standing;
  readonly takesPart: boolean;
  /** Entries up to here are not theirs to read; 0 = all are. */
  readonly fromSeq: number;
}

/** The replicas of all visits. */
@Injectable()
export class Conversations {
  private readonly lookups: Lookups<Conversation>;

  constructor(
    @Inject(modelToken(conversationModel.name)) private readonly model: Model<Conversation>,
    private readonly known: KnownConversations,
  ) {
    this.lookups = new Lookups(model);
  }

  /** The replica of a visit as it is stored, or null when chat has not heard of it. */
  find(visitId: string): Promise<Conversation | null> {
    return this.lookups.find(visitId);
  }

  /**
   * The conversation for someone who may see it; undefined also when it exists but is none of theirs. On the path of every message: by
   * what this process has in mind of it.
   */
  async seenBy(visitId: string, principal: Principal): Promise<Seen | undefined> {
    const visit = await this.known.find(visitId, () => this.find(visitId));
    if (!visit) return undefined;
    const { standing, fromSeq } = placeOf(visit, principal);
    const { read, takesPart } = RIGHTS[standing];
    return read ? { visit, standing, takesPart, fromSeq } : undefined;
  }

  /** Takes in a snapshot unless a newer one, or the same, is there. Replaces the whole, so that what is gone is gone. */
  async apply(visit: VisitSnapshot): Promise<Heard> {
    const heard = conversationOf(visit);
    const result = await storeNewer(this.model, heard);
    this.known.keep(heard);
    return result === 'outdated' ? result : undefined;
  }

  /** The care units that have an open case of a patient: who is told whether the patient is there. */
  async unitsOf(patientId: string): Promise<string[]> {
    const open = await this.model
      .find({ 'patient.patientId': patientId, state: { $nin: OVER } })
      .select('careUnitId')
      .lean()
      .exec();
    return [...new Set(open.map(({ careUnitId }) => careUnitId))].sort();
  }
}
