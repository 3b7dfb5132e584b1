import { describe, expect, it } from '@jest/globals';
import { EVENTS, FORMER_SUBSCRIPTIONS, REQUESTS, SERVICES, SUBSCRIPTIONS } from '@om/contracts';
import { namesIn } from './names.js';
import { RETRY_MS, topology, type Binding, type Topology } from './topology.js';

const all = topology({
  requests: REQUESTS,
  events: EVENTS,
  subscriptions: SUBSCRIPTIONS,
  formerSubscriptions: FORMER_SUBSCRIPTIONS,
});
const names = namesIn('om');

/** Queues that a message with this key on this exchange lands in, as the broker would find them. */
const reached = ({ bindings }: Topology, exchange: string, key: string): string[] =>
  bindings
    .filter((binding) => binding.exchange === exchange && matches(binding.key, key))
    .map(({ queue }) => queue);
const matches = (pattern: string, key: string): boolean => {
  const words = key.split('.');
  const parts = pattern.split('.');
  return words.length === parts.length && parts.every((part, index) => part === '*' || part === words[index]);
};

const isSame =
  (one: Binding) =>
  (other: Binding): boolean =>
    one.queue === other.queue && one.exchange === other.exchange && one.key === other.key;

describe('the topology of all contracts together', () => {
  it.each(REQUESTS.map(({ name, owner }) => [name, owner] as const))(
    '%s reaches its owner and nobody else',
    (name, owner) => {
      expect(reached(all, names.commands, name)).toEqual([names.commandQueue(owner)]);
    },
  );

  const subscribers = (type: string): string[] =>
    SERVICES.filter((service) => SUBSCRIPTIONS[service].some((event) => event.type === type))
      .map((service) => names.eventQueue(service))
      .sort();

  it.each(EVENTS.filter(({ gathered }) => !gathered).map(({ type }) => type))(
    '%s reaches exactly the services that subscribe to it',
    (type) => {
      expect(reached(all, names.events, `${type}.min-vard`).sort()).toEqual(subscribers(type));
      expect(reached(all, names.gathered, type)).toEqual([]);
    },
  );

  it.each(EVENTS.filter(({ gathered }) => gathered).map(({ type }) => type))(
    '%s reaches exactly the services that subscribe to it with others, and none by itself',
    (type) => {
      expect(reached(all, names.gathered, type).sort()).toEqual(subscribers(type));
      expect(reached(all, names.events, `${type}.min-vard`)).toEqual([]);
    },
  );

  it('takes away no binding that is in use', () => {
    expect(all.formerBindings.filter((former) => all.bindings.some(isSame(former)))).toEqual([]);
    expect(all.formerBindings).toContainEqual({
      queue: names.eventQueue('documentation'),
      exchange: names.events,
      key: 'chat.message-sent.v1.*',
    });
    expect(all.formerBindings).toContainEqual({
      queue: names.eventQueue('visit'),
      exchange: names.events,
      key: 'chat.message-sent.v1.*',
    });
  });

  it('stores no ephemeral event', () => {
    const ephemeral = new Set(
      EVENTS.filter(({ carries }) => carries === 'ephemeral').map(({ type }) => type),
    );
    expect(
      Object.values(SUBSCRIPTIONS)
        .flat()
        .filter(({ type }) => ephemeral.has(type)),
    ).toEqual([]);
  });

  it('subscribes only to events that exist', () => {
    const types = new Set(EVENTS.map(({ type }) => type));
    expect(
      Object.values(SUBSCRIPTIONS)
        .flat()
        .filter(({ type }) => !types.has(type)),
    ).toEqual([]);
  });

  it('brings what the broker gives up back to the same service, which parks it, at least once', () => {
    for (const service of SERVICES.filter((name) => SUBSCRIPTIONS[name].length > 0)) {
      const queue = all.queues.find(({ name }) => name === names.eventQueue(service));
      expect(queue?.arguments).toMatchObject({
        'x-queue-type': 'quorum',
        'x-dead-letter-strategy': 'at-least-once',
        'x-overflow': 'reject-publish',
        'x-delivery-limit': expect.any(Number),
      });
      const { 'x-dead-letter-exchange': exchange, 'x-dead-letter-routing-key': key } = queue?.arguments ?? {};
      expect(reached(all, String(exchange), String(key))).toEqual([names.givenUpQueue(service)]);
      expect(all.queues.map(({ name }) => name)).toContain(names.deadQueue(service));
    }
  });

  it('lets every wait queue give its events back to the same service after its time', () => {
    for (const service of SERVICES.filter((name) => SUBSCRIPTIONS[name].length > 0)) {
      for (const ms of RETRY_MS) {
        expect(all.queues.find(({ name }) => name === names.waitQueue(service, ms))?.arguments).toMatchObject(
          {
            'x-message-ttl': ms,
            'x-dead-letter-exchange': '',
            'x-dead-letter-routing-key': names.eventQueue(service),
            'x-dead-letter-strategy': 'at-least-once',
          },
        );
      }
    }
  });

  it('names every queue once, after the service that owns it', () => {
    const queues = all.queues.map(({ name }) => name);
    expect(new Set(queues).size).toBe(queues.length);
    expect(queues.filter((name) => !SERVICES.some((service) => name.startsWith(`${service}.`)))).toEqual([]);
  });

  it('binds only queues and exchanges it declares', () => {
    const queues = new Set(all.queues.map(({ name }) => name));
    const exchanges = new Set(all.exchanges.map(({ name }) => name));
    expect(
      all.bindings.filter(({ queue, exchange }) => !queues.has(queue) || !exchanges.has(exchange)),
    ).toEqual([]);
  });

  it('shares no name with the topology of another namespace', () => {
    const other = topology(
      { requests: REQUESTS, events: EVENTS, subscriptions: SUBSCRIPTIONS },
      { namespace: 't1' },
    );
    const namesOf = ({ queues, exchanges }: Topology) => [...queues, ...exchanges].map(({ name }) => name);
    expect(namesOf(other).filter((name) => namesOf(all).includes(name))).toEqual([]);
  });
});
