import { childTraceparent, currentTraceId, runWithTrace } from '@om/platform';
import type { RequestHandler } from 'express';

/** Header of every answer: the id that leads from a request in a browser to the events, rows and log lines it caused. */
export const CORRELATION_ID = 'x-correlation-id';

/**
 * Begins a trace with every request. One that the outside sends along is not taken over: it would let anybody choose the
 * ids in our logs.
 */
export const beginTrace: RequestHandler = (_request, response, next) => {
  runWithTrace(childTraceparent(), () => {
    response.setHeader(CORRELATION_ID, currentTraceId() ?? '');
    next();
  });
};
