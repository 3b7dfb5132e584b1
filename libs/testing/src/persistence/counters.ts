import { Module, type DynamicModule } from '@nestjs/common';
import {
  aggregateSchemaFields,
  PersistenceModule,
  type AggregateFields,
  type OutboxEntry,
} from '@om/persistence';
import { defineCommand, defineEvent, id } from '@om/contracts';
import { makeEvent, MessagingModule, type MessageContracts } from '@om/messaging';
import { PlatformModule, uuidV7Ids, type ServiceEnv } from '@om/platform';
import { Schema } from 'mongoose';
import { z } from 'zod';
import { aService } from '../principals.js';

/** An aggregate that does nothing but show how documents behave. */
export interface Counter extends AggregateFields {
  count: number;
  note?: string;
}

/** Its schema. */
export const counterSchema = new Schema(
  { ...aggregateSchemaFields, count: Number, note: String },
  { versionKey: false },
);

export const countedV1 = defineEvent({
  type: 'visit.counted.v1',
  carries: 'state',
  meaning: 'Test only.',
  data: z.object({ counterId: id, count: z.int() }),
  examples: [{ counterId: '0198c1f2-0000-7000-8000-000000000001', count: 1 }],
});

export const countUp = defineCommand({
  name: 'visit.count-up',
  meaning: 'Test only.',
  payload: z.strictObject({ counterId: id, slowMs: z.int().min(0) }),
  answer: z.object({ count: z.int() }),
  examples: [
    { payload: { counterId: '0198c1f2-0000-7000-8000-000000000001', slowMs: 0 }, answer: { count: 1 } },
  ],
});

/** Somebody subscribes, so that events must reach a queue. */
export const COUNTER_CONTRACTS: MessageContracts = {
  requests: [countUp],
  events: [countedV1],
  subscriptions: { queue: [countedV1] },
};

@Module({})
export class CounterModule {
  static forService(env: ServiceEnv): DynamicModule {
    return {
      module: CounterModule,
      imports: [
        PlatformModule.forService(env),
        MessagingModule.forService(env, { contracts: COUNTER_CONTRACTS }),
        PersistenceModule.forService(env, [{ name: 'Counter', schema: counterSchema }]),
      ],
    };
  }
}

/** The outbox entry that tells a count. */
export const counted = (counterId: string, version: number, count: number, at = new Date()): OutboxEntry => {
  const eventId = uuidV7Ids.next();
  const actor = aService('visit');
  const envelope = makeEvent(countedV1, {
    id: eventId,
    time: at,
    subject: counterId,
    version,
    actor,
    careunits: ['min-vard'],
    data: { counterId, count },
  });
  return { id: eventId, at, kind: 'event', envelope };
};

/** Decision to count one more, telling so. */
export const countOne = (state: Counter) => ({
  state: { count: state.count + 1 },
  answer: { count: state.count + 1 },
  outbox: [counted(state._id, state.version + 1, state.count + 1)],
});
