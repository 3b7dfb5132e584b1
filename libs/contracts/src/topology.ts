import {
  CHAT_COMMANDS,
  CHAT_EVENTS,
  CHAT_QUERIES,
  guestWroteV1,
  messageSentV1,
  presenceChangedV1,
  sealedV1,
} from './chat/index.js';
import type { CommandContract, EventContract, QueryContract, ServiceName } from './define.js';
import { DOCUMENTATION_COMMANDS, DOCUMENTATION_QUERIES, dutyChangedV1 } from './documentation/index.js';
import { GATEWAY_EVENTS } from './gateway/events.js';
import {
  QUEUE_COMMANDS,
  QUEUE_EVENTS,
  QUEUE_QUERIES,
  bookingChangedV1,
  shiftChangedV1,
  unitChangedV1,
} from './queue/index.js';
import { VISIT_COMMANDS, VISIT_QUERIES, VISIT_STATE_EVENTS } from './visit/index.js';

/** Everything that can be asked of a service, by RPC. */
export const REQUESTS: readonly (CommandContract | QueryContract)[] = [
  ...VISIT_COMMANDS,
  ...VISIT_QUERIES,
  ...CHAT_COMMANDS,
  ...CHAT_QUERIES,
  ...QUEUE_COMMANDS,
  ...QUEUE_QUERIES,
  ...DOCUMENTATION_COMMANDS,
  ...DOCUMENTATION_QUERIES,
];
/** Every event there is. */
export const EVENTS: readonly EventContract[] = [
  ...VISIT_STATE_EVENTS,
  ...CHAT_EVENTS,
  ...QUEUE_EVENTS,
  dutyChangedV1,
  ...GATEWAY_EVENTS,
];

/**
 * Which events land in the durable queue of which service. Gateways are not here: each replica has its own short-lived
 * queue and binds the care units of the people connected to it (architecture 2-5).
 */
export const SUBSCRIPTIONS: Readonly<Record<ServiceName, readonly EventContract[]>> = {
  queue: [...VISIT_STATE_EVENTS, messageSentV1, presenceChangedV1, dutyChangedV1],
  visit: [unitChangedV1, shiftChangedV1, bookingChangedV1, messageSentV1, sealedV1],
  chat: [...VISIT_STATE_EVENTS],
  documentation: [...VISIT_STATE_EVENTS, guestWroteV1, unitChangedV1],
  'forms-and-files': [],
  gateway: [],
};

/**
 * What a service listened to once: a broker that remembers it would fill the service's queue with what nobody handles, so every
 * process takes these bindings away.
 */
export const FORMER_SUBSCRIPTIONS: Readonly<Partial<Record<ServiceName, readonly EventContract[]>>> = {
  documentation: [messageSentV1],
};
