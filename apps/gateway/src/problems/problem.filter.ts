import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Refusal } from '@om/contracts';
import { childTraceparent, currentTraceId } from '@om/platform';
import type { Response } from 'express';
import { problemOf } from './error-table.js';
import { RefusedRequest } from './refused-request.js';

const RETRY_AFTER_S = 2;

/** Writes every failure as problem+json (RFC 9457). What nobody foresaw is logged with its stack and told without. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const refusal = foreseen(error);
    if (refusal.code === 'gateway.internal') this.logger.error({ msg: 'request failed', err: error });
    if (!response.headersSent) writeProblem(response, refusal);
    else response.destroy();
  }
}

/** Answers with a problem. Used by the filter, and by middleware that ends a request itself. */
export const writeProblem = (response: Response, refusal: Refusal): void => {
  const problem = problemOf(refusal, currentTraceId() ?? childTraceparent().slice(3, 35));
  if (problem.retry) response.setHeader('retry-after', String(RETRY_AFTER_S));
  response.setHeader('cache-control', 'no-store');
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
};

const foreseen = (error: unknown): Refusal => {
  if (error instanceof RefusedRequest) return error.refusal;
  if (error instanceof HttpException) return fromNest(error);
  return { code: 'gateway.internal', detail: 'unforeseen' };
};

/** Nest itself only speaks of routes that do not exist and of paths that cannot be read. */
const fromNest = (error: HttpException): Refusal => {
  if (error.getStatus() < 500) return { code: 'gateway.not-found', detail: 'no route takes this' };
  return { code: 'gateway.internal', detail: 'unforeseen' };
};
