import { Logger } from '@nestjs/common';
import { refusedBy } from '../problems/refused-request.js';
import { DOORS, type Door } from '../sessions/session.js';
import type { Exchange, LoginOutcome } from './login-flow.js';
import { LoginFailed } from './login-provider.js';

const logger = new Logger('Login');

/**
 * Runs a step of a login. When it does not work out, a browser lands on its own first page with the reason in the query, and a
 * program gets a problem.
 */
export const orBackHome = async (
  door: Door,
  exchange: Exchange,
  step: () => Promise<void>,
): Promise<void> => {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof LoginFailed)) throw error;
    logger.warn({
      msg: 'login did not work out',
      door,
      failure: error.failure,
      err: causeOf(error),
    });
    turnAway(door, exchange, error.failure);
  }
};

/** Ends a login without a session. */
export const turnAway = (door: Door, { request, response }: Exchange, outcome: LoginOutcome): void => {
  const page = `${DOORS[door].home}?login=${outcome}`;
  if (request.accepts('html', 'json') === 'html') response.redirect(page);
  else if (outcome === 'unavailable')
    throw refusedBy('gateway.login-unavailable', 'the login needs a part that is away');
  else throw refusedBy('gateway.login-failed', outcome);
};

/** Kind and code of what happened: messages of a provider may name a person. */
const causeOf = ({ cause }: LoginFailed): string => {
  if (!(cause instanceof Error)) return 'unknown';
  return 'code' in cause && typeof cause.code === 'string' ? `${cause.name} ${cause.code}` : cause.name;
};
