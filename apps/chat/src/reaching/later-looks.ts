import { Inject, Injectable } from '@nestjs/common';
import {
  AggregateStore,
  aggregateSchemaFields,
  modelToken,
  OutboxRelay,
  type AggregateFields,
  type ModelDefinition,
  type Timer,
} from '@om/persistence';
import { Schema, type Model } from 'mongoose';
import { refusal } from '../chat.errors.js';

/** When chat looks at a visit again; `_id` is the visit's. It says when, never what: that is decided by what is true then. */
export type LaterLook = AggregateFields;

/** Collection `later-looks`: one document a visit that has something ahead of it. */
export const laterLookModel: ModelDefinition = {
  name: 'LaterLook',
  collection: 'later-looks',
  schema: new Schema({ ...aggregateSchemaFields } satisfies Record<keyof LaterLook, unknown>, {
    versionKey: false,
  }),
};

/** The alarm clocks of all visits: at most one set for each. */
@Injectable()
export class LaterLooks {
  private readonly store: AggregateStore<LaterLook>;

  constructor(@Inject(modelToken(laterLookModel.name)) model: Model<LaterLook>, relay: OutboxRelay) {
    this.store = new AggregateStore(model, relay, { missing: refusal('chat.not-found').refused });
  }

  /** Sets the clock of a visit, instead of what it was set to. */
  async set(visitId: string, at: Date): Promise<void> {
    const timer: Timer = { id: `look:${at.toISOString()}`, kind: 'look', at };
    const created = await this.store.create({ _id: visitId, timers: [timer] }, { id: timer.id }, null, []);
    if (created === 'created' || isSet(created.existing, timer)) return;
    await this.store.execute(visitId, { id: timer.id, remember: false }, (state) => {
      if (isSet(state, timer)) return { unchanged: true, answer: null };
      const drop = (state.timers ?? []).map(({ id }) => id).filter((id) => id !== timer.id);
      return { state: {}, answer: null, outbox: [], timers: { set: [timer], drop } };
    });
  }
}

const isSet = ({ timers = [] }: LaterLook, { id }: Timer): boolean =>
  timers.length === 1 && timers[0]?.id === id;
