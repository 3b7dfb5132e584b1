import type { Engine } from '../engine/engine.js';
import { StoreError } from '../errors.js';
import type { Reply } from './reply.js';
import type { Request } from './request.js';

export const aggregateView = (_engine: Engine, request: Request): Reply => {
  throw new StoreError('NotImplemented', `${request.name} on a view is not supported by the embedded store`);
};
