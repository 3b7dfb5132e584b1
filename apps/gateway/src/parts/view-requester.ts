import { Injectable } from '@nestjs/common';
import type { Principal, QueryContract, ServiceName } from '@om/contracts';
import { isRefused, refuse, Requester, type Answer, type Payload, type Refused } from '@om/messaging';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a page waits for a service whose last answer did not come, milliseconds; that last one was waited for in full. */
const SHORT_WAIT_MS = 1_000;

/**
 * Asks for what a page shows. Only the first page after a service has gone waits its full time; the next ones wait shortly, so
 * that a part that is away does not make everything slow. Each question still stands at the service until its own time is
 * out, and any answer, however late, ends the short waits. Not for what a person has ordered: that is waited for.
 */
@Injectable()
export class ViewRequester {
  private readonly silent = new Set<ServiceName>();

  constructor(private readonly requester: Requester) {}

  /** As {@link Requester.request}; `<owner>.unavailable` sooner when the service was away the last time. */
  request<C extends QueryContract>(
    contract: C,
    payload: Payload<C>,
    by: { principal: Principal },
  ): Promise<Answer<C> | Refused> {
    const { owner } = contract;
    const answer = this.requester.request(contract, payload, by).then((told) => {
      if (isRefused(told) && told.refused.code === `${owner}.unavailable`) this.silent.add(owner);
      else this.silent.delete(owner);
      return told;
    });
    return this.silent.has(owner) ? Promise.race([answer, shortly(contract)]) : answer;
  }
}

const shortly = async ({ owner, name }: QueryContract): Promise<Refused> => {
  await sleep(SHORT_WAIT_MS, undefined, { ref: false });
  return refuse(`${owner}.unavailable`, `${name}: away the last time, and no answer in ${SHORT_WAIT_MS} ms`);
};
