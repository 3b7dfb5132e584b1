import { childTraceparent, runWithTrace } from '@om/platform';
import type { RequestHandler } from 'express';

/**
 * Begins a trace with every request. One that the outside sends along is not taken over: it would let anybody choose the
 * ids in our logs.
 */
export const beginTrace: RequestHandler = (_request, _response, next) => {
  runWithTrace(childTraceparent(), () => {
    next();
  });
};
