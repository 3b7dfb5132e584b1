import { Inject, Injectable } from '@nestjs/common';
import type { Marks } from '@om/contracts';
import { isRefused, type Refused } from '@om/messaging';
import { AggregateStore, modelToken, OutboxRelay, type Decision } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import type { Model } from 'mongoose';
import { refusal } from '../chat.errors.js';
import { markModel, type MarkDocument } from './mark.schema.js';
import { NO_MARKS } from './marks.js';

/** What a decision about marks takes from outside. */
export interface MarkFacts {
  readonly eventId: string;
  readonly now: Date;
}

/** The marks of all conversations; a conversation without marks has none yet. */
@Injectable()
export class MarkStore {
  private readonly store: AggregateStore<MarkDocument>;

  constructor(
    @Inject(modelToken(markModel.name)) model: Model<MarkDocument>,
    relay: OutboxRelay,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {
    this.store = new AggregateStore(model, relay, { missing: refusal('chat.not-found').refused });
  }

  /** The marks of a conversation. */
  async of(visitId: string): Promise<Marks> {
    const found = await this.store.find(visitId);
    return found ? { patient: found.patient, care: found.care } : NO_MARKS;
  }

  /** Carries out a command on the marks of a conversation, which are made when they are not there. */
  async execute<A>(
    visitId: string,
    commandId: string,
    decide: (state: MarkDocument, facts: MarkFacts) => Decision<MarkDocument, A>,
  ): Promise<A | Refused> {
    const facts = { eventId: this.ids.next(), now: this.clock.now() };
    const decideNow = (state: MarkDocument): Decision<MarkDocument, A> => decide(state, facts);
    const answer = await this.store.execute(visitId, { id: commandId, remember: false }, decideNow);
    if (!isRefused(answer) || answer.refused.code !== 'chat.not-found') return answer;
    await this.store.create({ _id: visitId, ...NO_MARKS }, { id: visitId }, null, []);
    return this.store.execute(visitId, { id: commandId, remember: false }, decideNow);
  }
}
