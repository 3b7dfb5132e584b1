import { Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { refusedBy } from '../problems/refused-request.js';
import type { LoginFlow, LoginOutcome } from './login-flow.js';
import { LoginFailed } from './login-provider.js';

const logger = new Logger('Login');

/**
 * Runs a step of a login. When it does not work out, a browser lands on its own first page with the reason in the query, and a
 * program gets a problem.
 */
export const orBackHome = async (
  flow: LoginFlow,
  { request, response }: { request: Request; response: Response },
  step: () => Promise<void>,
): Promise<void> => {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof LoginFailed)) throw error;
    logger.warn({
      msg: 'login did not work out',
      door: flow.door,
      failure: error.failure,
      err: causeOf(error),
    });
    turnAway(flow, { request, response }, error.failure);
  }
};

/** Ends a login without a session. */
export const turnAway = (
  flow: LoginFlow,
  { request, response }: { request: Request; response: Response },
  outcome: LoginOutcome,
): void => {
  if (request.accepts('html', 'json') === 'html') response.redirect(flow.pageFor(outcome));
  else if (outcome === 'unavailable')
    throw refusedBy('gateway.login-unavailable', 'the login needs a part that is away');
  else throw refusedBy('gateway.login-failed', outcome);
};

/** Kind and code of what happened: messages of a provider may name a person. */
const causeOf = ({ cause }: LoginFailed): string => {
  if (!(cause instanceof Error)) return 'unknown';
  return 'code' in cause && typeof cause.code === 'string' ? `${cause.name} ${cause.code}` : cause.name;
};
