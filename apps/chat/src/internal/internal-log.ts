import { Inject, Injectable } from '@nestjs/common';
import type { InternalMessage } from '@om/contracts';
import { duplicateKeyOf, modelToken, OutboxRelay } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import type { Model } from 'mongoose';
import { append } from '../messages/append.js';
import { Turns } from '../messages/turns.js';
import {
  internalMessageModel,
  internalMessageOf,
  type InternalMessageDocument,
} from './internal-message.schema.js';
import { internalDocumentAt, type InternalPosting } from './internal-posting.js';

/** Which messages of a vårdgivarchatt are read. */
interface InternalPart {
  readonly afterSeq: number;
  readonly limit: number;
  readonly beforeVersion?: number | undefined;
}

/** The messages of all vårdgivarchattar: gap-free, in order, each once, in the manner of the patient chat and apart from it. */
@Injectable()
export class InternalLog {
  private readonly turns = new Turns();

  constructor(
    @Inject(modelToken(internalMessageModel.name)) private readonly model: Model<InternalMessageDocument>,
    private readonly relay: OutboxRelay,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {
    relay.register(model);
  }

  /** Stores a message at the next place; a client id that is stored already gives what is stored. */
  async append(posting: InternalPosting): Promise<InternalMessageDocument> {
    const visitId = posting.visit._id;
    return this.turns.take(visitId, async () => {
      const result = await append<InternalPosting, InternalMessageDocument, never>(
        {
          tail: async () => ({ seq: await this.lastSeq(visitId) }),
          claim: (seq) => this.claim(internalDocumentAt(posting, seq, this.ids, this.clock.now())),
          stored: () => this.byClientId(visitId, posting.clientId),
        },
        () => ({ store: posting }),
      );
      if ('stop' in result) return result.stop;
      const { stored, repeated } = result;
      if (!repeated) this.relay.nudge(this.model, stored._id, stored.outbox);
      return stored;
    });
  }

  /** Highest place; 0 = nothing written. */
  async lastSeq(visitId: string): Promise<number> {
    const last = await this.model
      .findOne({ visitId })
      .sort({ internalSeq: -1 })
      .select('internalSeq')
      .lean()
      .exec();
    return last?.internalSeq ?? 0;
  }

  /** What is stored under a client id. */
  async byClientId(visitId: string, clientId: string): Promise<InternalMessageDocument | undefined> {
    return (await this.model.findOne({ visitId, clientId }).lean().exec()) ?? undefined;
  }

  /** At most `limit` messages after a place, oldest first, and whether more remain, of those a reader has a right to. */
  async page(
    visitId: string,
    { afterSeq, limit, beforeVersion }: InternalPart,
  ): Promise<{ messages: InternalMessage[]; more: boolean }> {
    const theirs = beforeVersion === undefined ? {} : { visitVersion: { $lt: beforeVersion } };
    const found = await this.model
      .find({ visitId, internalSeq: { $gt: afterSeq }, ...theirs })
      .sort({ internalSeq: 1 })
      .limit(limit + 1)
      .lean()
      .exec();
    return { messages: found.slice(0, limit).map(internalMessageOf), more: found.length > limit };
  }

  private async claim(message: InternalMessageDocument): Promise<InternalMessageDocument | undefined> {
    try {
      await this.model.insertOne(message);
      return message;
    } catch (error) {
      if (duplicateKeyOf(error)) return undefined;
      throw error;
    }
  }
}
