import type { Provider } from '@nestjs/common';
import { AggregateStore, modelToken, OutboxRelay } from '@om/persistence';
import type { Model } from 'mongoose';
import { NOT_FOUND } from '../refusals.js';
import type { VisitDocument } from './visit.schema.js';

/** Nest token of the store of visits. */
export const VISIT_STORE = Symbol('VISIT_STORE');

export const visitStore: Provider = {
  provide: VISIT_STORE,
  inject: [modelToken('Visit'), OutboxRelay],
  useFactory: (model: Model<VisitDocument>, relay: OutboxRelay) =>
    new AggregateStore(model, relay, { missing: NOT_FOUND.refused }),
};
