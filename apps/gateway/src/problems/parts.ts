import type { ServiceName } from '@om/contracts';
import { isRefused, type Refused } from '@om/messaging';
import { isAway } from './away.js';

/** What a service answered for its part of a view; undefined when it refused or was not asked. */
export const partOf = <A>(answer: A | Refused | undefined): A | undefined =>
  answer === undefined || isRefused(answer) ? undefined : answer;

/** The services that did not answer, so that a view can say what is missing. One that said no is not missing. */
export const awayParts = (parts: Partial<Record<ServiceName, unknown>>): ServiceName[] =>
  (Object.entries(parts) as [ServiceName, unknown][])
    .filter(([, answer]) => isRefused(answer) && isAway(answer))
    .map(([service]) => service);
