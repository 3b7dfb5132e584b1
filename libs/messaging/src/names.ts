import type { ServiceName } from '@om/contracts';

/** Names of exchanges and queues. */
export interface Names {
  readonly commands: string;
  readonly events: string;
  /** Where durable queues hear what comes several in one message. */
  readonly gathered: string;
  readonly dead: string;
  commandQueue(service: ServiceName): string;
  eventQueue(service: ServiceName): string;
  /** Where a failed event of a service waits `ms` before its next attempt. */
  waitQueue(service: ServiceName, ms: number): string;
  deadQueue(service: ServiceName): string;
  /** Where the broker puts an event that a process of the service died with too often; the service parks it from there. */
  givenUpQueue(service: ServiceName): string;
}

/**
 * The names in a namespace. `om` gives the plain ones (`om.events`, `visit.commands`); any other also prefixes the
 * queues, so that two installations or two test suites can share a broker.
 */
export const namesIn = (namespace: string): Names => {
  const prefix = namespace === 'om' ? '' : `${namespace}.`;
  return {
    commands: `${namespace}.commands`,
    events: `${namespace}.events`,
    gathered: `${namespace}.gathered`,
    dead: `${namespace}.dead`,
    commandQueue: (service) => `${prefix}${service}.commands`,
    eventQueue: (service) => `${prefix}${service}.events`,
    waitQueue: (service, ms) => `${prefix}${service}.events.wait.${ms}`,
    deadQueue: (service) => `${prefix}${service}.dead`,
    givenUpQueue: (service) => `${prefix}${service}.events.given-up`,
  };
};
