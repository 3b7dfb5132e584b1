import { eventEnvelope, type EventContract, type EventEnvelope, type Principal } from '@om/contracts';
import { currentTraceparent } from '@om/platform';
import type { z } from 'zod';
import type { Data } from './contract-types.js';

/** What the maker of an event knows; the contract gives the rest. */
export interface EventFacts<C extends EventContract> {
  /** Id of the event, the same whenever it is sent again. */
  id: string;
  time: Date | string;
  /** Id of the aggregate. */
  subject: string;
  /** Version of the aggregate after the change. */
  version: number;
  actor: Principal;
  /** Care units concerned, the owner first; at least one. */
  careunits: string[];
  data: z.input<C['data']>;
  traceparent?: string;
}

/**
 * Makes an event as it travels (CloudEvents 1.0).
 * @throws ZodError when the data or an attribute does not fit: a bug of the producer, found where it is made
 */
export const makeEvent = <C extends EventContract>(
  contract: C,
  facts: EventFacts<C>,
): EventEnvelope<Data<C>> => {
  const { time, data, traceparent = currentTraceparent(), ...rest } = facts;
  const attributes = {
    specversion: '1.0',
    source: `/${contract.owner}`,
    type: contract.type,
    datacontenttype: 'application/json',
    time: typeof time === 'string' ? time : time.toISOString(),
    ...rest,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
  return eventEnvelope.parse({ ...attributes, data: contract.data.parse(data) }) as EventEnvelope<Data<C>>;
};
