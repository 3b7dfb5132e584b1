import './schemas-without-eval.js';
import { problem as problemSchema, type Problem } from '@om/contracts/gateway';
import { webProblem } from './web-problem.js';

export type { Problem };

/** A request that did not succeed, with the gateway's problem (RFC 9457) or one of our own codes `web.*`. */
export class RequestFailed extends Error {
  constructor(
    readonly problem: Problem,
    options?: ErrorOptions,
  ) {
    super(problem.code, options);
    this.name = 'RequestFailed';
  }
}

/** Reads an error answer; anything that is not a problem document becomes `web.unreadable` with the answer's status. */
export const problemOf = (status: number, body: unknown): Problem => {
  const parsed = problemSchema.safeParse(body);
  return parsed.success
    ? parsed.data
    : { ...webProblem('unreadable'), status, retry: status >= 500 || status === 0 };
};

/** The problem of anything that was thrown; what is not ours is treated as "no contact". */
export const problemFrom = (error: unknown): Problem =>
  error instanceof RequestFailed ? error.problem : webProblem('offline');

/** Whether repeating the same command may succeed, so that its id must be kept. */
export const mayRepeat = (problem: Problem): boolean => problem.retry || problem.status === 0;
