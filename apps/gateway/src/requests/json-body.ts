import { LIMITS } from '@om/contracts';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { refusedBy, type RefusedRequest } from '../problems/refused-request.js';

const parse = express.json({
  limit: LIMITS.bodyBytes,
  strict: true,
  inflate: false,
  type: 'application/json',
});

/**
 * Reads JSON bodies of at most 64 KB. Another content type is refused before it is read: a form or a plain text is what a
 * foreign page can make a browser send without asking. What has been read as bytes before (hooks) stays as it is.
 */
export const jsonBody: RequestHandler = (request: Request, response: Response, next: NextFunction): void => {
  if (!carriesBody(request) || Buffer.isBuffer(request.body)) {
    next();
  } else if (!request.is('application/json')) {
    next(refusedBy('gateway.not-json', 'the content type is not application/json'));
  } else {
    parse(request, response, (error?: unknown) => {
      if (error === undefined) next();
      else next(unreadable(error));
    });
  }
};

const carriesBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const unreadable = (cause: unknown): RefusedRequest => {
  const type = typeof cause === 'object' && cause !== null && 'type' in cause ? cause.type : undefined;
  if (type === 'entity.too.large') return refusedBy('gateway.too-large', 'the body is over 64 KB', { cause });
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return refusedBy('gateway.not-json', 'the body is compressed or in a strange encoding', { cause });
  return refusedBy('gateway.bad-json', 'the body cannot be read as JSON', { cause });
};
