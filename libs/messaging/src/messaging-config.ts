import { EVENTS, FORMER_SUBSCRIPTIONS, REQUESTS, SUBSCRIPTIONS, type ServiceName } from '@om/contracts';
import type { ServiceEnv } from '@om/platform';
import { namesIn, type Names } from './names.js';
import { RETRY_MS, topology, type MessageContracts, type Topology } from './topology.js';

/** What a process of a service needs to know about messages. */
export interface MessagingConfig {
  readonly url: string;
  readonly service: ServiceName;
  readonly names: Names;
  readonly contracts: MessageContracts;
  readonly retryMs: readonly number[];
  readonly topology: Topology;
}

/** What tests replace: other contracts, shorter waits. */
export interface MessagingOptions {
  contracts?: MessageContracts;
  retryMs?: readonly number[];
}

/** Nest token of {@link MessagingConfig}. */
export const MESSAGING_CONFIG = Symbol('MESSAGING_CONFIG');

const ALL_CONTRACTS: MessageContracts = {
  requests: REQUESTS,
  events: EVENTS,
  subscriptions: SUBSCRIPTIONS,
  formerSubscriptions: FORMER_SUBSCRIPTIONS,
};

/** The configuration of a service from its environment. */
export const messagingConfig = (
  env: Pick<ServiceEnv, 'AMQP_URL' | 'SERVICE_NAME' | 'NAMESPACE'>,
  { contracts = ALL_CONTRACTS, retryMs = RETRY_MS }: MessagingOptions = {},
): MessagingConfig => ({
  url: env.AMQP_URL,
  service: env.SERVICE_NAME,
  names: namesIn(env.NAMESPACE),
  contracts,
  retryMs,
  topology: topology(contracts, { namespace: env.NAMESPACE, retryMs }),
});
