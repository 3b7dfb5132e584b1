import { SERVICES, type EventContract, type ServiceName } from '@om/contracts';
import type { RequestContract } from './contract-types.js';
import { namesIn, type Names } from './names.js';

/** Everything that is sent, and who listens: what the topology is computed from. */
export interface MessageContracts {
  readonly requests: readonly RequestContract[];
  readonly events: readonly EventContract[];
  /** Which events land in the durable queue of which service. */
  readonly subscriptions: Readonly<Partial<Record<ServiceName, readonly EventContract[]>>>;
  /** Which landed there once, and no longer do. */
  readonly formerSubscriptions?: Readonly<Partial<Record<ServiceName, readonly EventContract[]>>>;
}

/** One queue and its arguments, as the broker is asked for it. */
export interface QueueSpec {
  readonly name: string;
  readonly arguments: Readonly<Record<string, string | number>>;
}

/** Exchanges, queues and bindings; every process declares all of them, so that start order never loses an event. */
export interface Topology {
  readonly exchanges: readonly { readonly name: string; readonly type: 'direct' | 'topic' }[];
  readonly queues: readonly QueueSpec[];
  readonly bindings: readonly Binding[];
  /** Bindings of earlier versions, which are taken away. */
  readonly formerBindings: readonly Binding[];
}

/** Which messages of an exchange a queue gets. */
export interface Binding {
  readonly queue: string;
  readonly exchange: string;
  readonly key: string;
}

/** Waits before the second, third … attempt at an event, milliseconds; after the last one it is parked. */
export const RETRY_MS: readonly number[] = [1_000, 10_000, 60_000];

/**
 * Times the broker hands an event to a process that dies holding it before it is dead-lettered. Failures that the
 * process survives are counted by the retry tiers instead; this bounds the ones it does not survive.
 */
const DELIVERY_LIMIT = 20;

/** The topology of a set of contracts in a namespace. Pure. */
export const topology = (
  contracts: MessageContracts,
  { namespace = 'om', retryMs = RETRY_MS }: { namespace?: string; retryMs?: readonly number[] } = {},
): Topology => {
  const names = namesIn(namespace);
  const parts = SERVICES.map((service) => servicePart(service, contracts, names, retryMs));
  return {
    exchanges: [
      { name: names.commands, type: 'direct' },
      { name: names.events, type: 'topic' },
      { name: names.gathered, type: 'direct' },
      { name: names.dead, type: 'direct' },
    ],
    queues: parts.flatMap(({ queues }) => queues),
    bindings: parts.flatMap(({ bindings }) => bindings),
    formerBindings: SERVICES.flatMap((service) => formerOf(service, contracts, names)),
  };
};

type Part = Pick<Topology, 'queues' | 'bindings'>;

const servicePart = (
  service: ServiceName,
  contracts: MessageContracts,
  names: Names,
  retryMs: readonly number[],
): Part => {
  const requests = contracts.requests.filter(({ owner }) => owner === service);
  const events = contracts.subscriptions[service] ?? [];
  const parts = [
    ...(requests.length > 0 ? [commandPart(service, requests, names)] : []),
    ...(events.length > 0 ? [eventPart(service, events, names, retryMs)] : []),
  ];
  if (parts.length > 0) parts.push(deadPart(service, names));
  return {
    queues: parts.flatMap(({ queues }) => queues),
    bindings: parts.flatMap(({ bindings }) => bindings),
  };
};

/** Classic, because a command lives for seconds: its caller repeats it when the broker forgets it. */
const commandPart = (service: ServiceName, requests: readonly RequestContract[], names: Names): Part => {
  const queue = names.commandQueue(service);
  return {
    queues: [{ name: queue, arguments: { 'x-queue-type': 'classic' } }],
    bindings: requests.map(({ name }) => ({ queue, exchange: names.commands, key: name })),
  };
};

/** Quorum with at-least-once dead-lettering, which needs reject-publish; the default kind may lose on the way. */
const quorum = (deadLetterExchange: string, deadLetterKey: string): Record<string, string | number> => ({
  'x-queue-type': 'quorum',
  'x-overflow': 'reject-publish',
  'x-dead-letter-exchange': deadLetterExchange,
  'x-dead-letter-routing-key': deadLetterKey,
  'x-dead-letter-strategy': 'at-least-once',
});

/**
 * What the broker gives up goes through the service once more before it is parked: not to its handler, which the process did
 * not survive, but to be counted, logged and given its reason.
 */
const eventPart = (
  service: ServiceName,
  events: readonly EventContract[],
  names: Names,
  retryMs: readonly number[],
): Part => {
  const queue = names.eventQueue(service);
  const waits = retryMs.map((ms) => ({
    name: names.waitQueue(service, ms),
    arguments: { ...quorum('', queue), 'x-message-ttl': ms },
  }));
  return {
    queues: [
      { name: queue, arguments: { ...quorum(names.dead, service), 'x-delivery-limit': DELIVERY_LIMIT } },
      { name: names.givenUpQueue(service), arguments: UNLIMITED },
      ...waits,
    ],
    bindings: [
      ...events.map((event) => eventBinding(service, event, names)),
      { queue: names.givenUpQueue(service), exchange: names.dead, key: service },
    ],
  };
};

const eventBinding = (service: ServiceName, event: EventContract, names: Names): Binding =>
  event.gathered
    ? { queue: names.eventQueue(service), exchange: names.gathered, key: event.type }
    : singleBinding(service, event, names);

const singleBinding = (service: ServiceName, { type }: EventContract, names: Names): Binding => ({
  queue: names.eventQueue(service),
  exchange: names.events,
  key: `${type}.*`,
});

/** What is gathered now came one by one before: the queue would hear it twice. */
const formerOf = (service: ServiceName, contracts: MessageContracts, names: Names): Binding[] =>
  [
    ...(contracts.formerSubscriptions?.[service] ?? []),
    ...(contracts.subscriptions[service] ?? []).filter(({ gathered }) => gathered),
  ].map((event) => singleBinding(service, event, names));

const deadPart = (service: ServiceName, names: Names): Part => ({
  queues: [{ name: names.deadQueue(service), arguments: UNLIMITED }],
  bindings: [],
});

/**
 * Looking through parked messages gives each back to the queue, which counts as a delivery; from version 4 on the broker
 * would by itself throw a message away after twenty of them.
 */
const UNLIMITED = { 'x-queue-type': 'quorum', 'x-delivery-limit': 1_000_000 } as const;
