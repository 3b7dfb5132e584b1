import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { Metrics, Readiness } from '@om/platform';
import type { Channel, ConsumeMessage } from 'amqplib';
import { Acks } from './acks.js';
import type { Broker } from './broker.js';
import { deliveriesIn } from './bundles.js';
import type { EventConsumer, Outcome } from './event-consumer.js';
import { AMQP_TRANSPORT } from './handlers.js';
import type { Lane } from './lane.js';
import type { MessagingConfig } from './messaging-config.js';
import type { RequestConsumer } from './request-consumer.js';

/** Deliveries handled at the same time, per kind; of events so many that those nobody waits for can go together. */
const PREFETCH = { requests: 64, events: 128, givenUp: 1 } as const;
/** Pause before a message goes back to its queue when nothing else could be done with it. */
const GIVE_BACK_MS = 500;

/** Told after each event delivery, for tests and metrics. */
export interface Settled {
  id: string;
  type: string;
  outcome: Outcome;
}

/** What can be listened to with `on`. */
export type ServerEvents = { settled: (settled: Settled) => void };

/** What the server is made of. */
export interface ServerParts {
  broker: Broker;
  requests: RequestConsumer;
  events: EventConsumer;
  readiness: Readiness;
  metrics: Metrics;
}

/**
 * Nest's transport over RabbitMQ: requests from the command queue, events from the event queue of this service.
 * Acknowledges after the effect; stops by cancelling, waiting for what runs, and only then closing (architecture 2-6).
 */
export class AmqpServer extends Server<ServerEvents> implements CustomTransportStrategy {
  override transportId = AMQP_TRANSPORT;
  override readonly propagatesEventHandlerErrors = true;
  private readonly emitter = new EventEmitter();
  private readonly running = new Set<Promise<void>>();
  private readonly consumers: { lane: Lane<Channel>; tag: string }[] = [];
  private cancelled = false;
  private readonly seconds;
  private readonly outcomes;

  constructor(
    private readonly config: MessagingConfig,
    private readonly parts: ServerParts,
  ) {
    super();
    this.seconds = parts.metrics.histogram({
      name: 'om_request_seconds',
      help: 'Time to answer a command or query, by type and code (ok or the refusal)',
      labels: ['type', 'code'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    });
    this.outcomes = parts.metrics.counter({
      name: 'om_events_total',
      help: 'Event deliveries by type and outcome (handled, outdated, retried, parked with reason)',
      labels: ['type', 'outcome'],
    });
  }

  /** Begins to consume as soon as broker and store are there; returns at once so that health can say what is missing. */
  listen(done: (error?: unknown) => void): void {
    try {
      this.checkHandlers();
    } catch (error) {
      done(error);
      return;
    }
    void this.parts.readiness.until('store').then((there) => {
      if (there) this.consume();
    });
    this.parts.readiness.register('consumers', () => this.consuming);
    done();
  }

  /** Cancels, waits for what is being handled, lands the acknowledgements, gives the channels back. */
  async close(): Promise<void> {
    await Promise.all(this.consumers.map(({ lane, tag }) => lane.cancel(tag)));
    this.cancelled = true;
    await Promise.all(this.running);
    await Promise.all(this.consumers.map(({ lane }) => lane.close()));
  }

  /** `settled` is told after every event delivery. */
  on(event: keyof ServerEvents, listener: (settled: Settled) => void): void {
    this.emitter.on(event, listener);
  }

  off(event: keyof ServerEvents, listener: (settled: Settled) => void): void {
    this.emitter.off(event, listener);
  }

  unwrap<T>(): T {
    return this.parts.broker as T;
  }

  private get queues(): {
    queue: string;
    prefetch: number;
    deal: (channel: Channel, acks: Acks, message: ConsumeMessage) => Promise<void>;
  }[] {
    const { names, service, topology } = this.config;
    return [
      { queue: names.commandQueue(service), prefetch: PREFETCH.requests, deal: this.answer.bind(this) },
      { queue: names.eventQueue(service), prefetch: PREFETCH.events, deal: this.take.bind(this) },
      { queue: names.givenUpQueue(service), prefetch: PREFETCH.givenUp, deal: this.parkGivenUp.bind(this) },
    ].filter(({ queue }) => topology.queues.some(({ name }) => name === queue));
  }

  private get consuming(): boolean {
    const open = this.consumers.filter(({ lane }) => lane.current);
    return !this.cancelled && open.length === this.queues.length;
  }

  private consume(): void {
    for (const { queue, prefetch, deal } of this.queues) {
      const tag = `${queue}:${process.pid}:${crypto.randomUUID()}`;
      const lane: Lane<Channel> = this.parts.broker.lane(queue, async (channel) => {
        await channel.prefetch(prefetch);
        const acks = new Acks(channel);
        const onMessage = (message: ConsumeMessage | null): void => {
          if (!message) {
            lane.renew(channel);
            return;
          }
          acks.begin(message);
          this.track(deal(channel, acks, message));
        };
        await channel.consume(queue, onMessage, { consumerTag: tag });
      });
      this.consumers.push({ lane, tag });
    }
  }

  private track(work: Promise<void>): void {
    const tracked: Promise<void> = work
      .catch((err: unknown) => {
        this.logger.warn({ msg: 'delivery not settled, the broker gives it again', err });
      })
      .finally(() => this.running.delete(tracked));
    this.running.add(tracked);
  }

  private async answer(channel: Channel, acks: Acks, message: ConsumeMessage): Promise<void> {
    const { replyTo, type } = message.properties as { replyTo?: string; type?: string };
    if (!replyTo) return this.park(acks, message, 'no-reply-to');
    const handler = this.messageHandlers.get(type ?? '');
    const stop = this.seconds.startTimer({ type: handler ? String(type) : 'unknown' });
    const reply = await this.parts.requests.reply(message, handler);
    stop({ code: reply.ok ? 'ok' : reply.refusal.code });
    await tellAndSettle(channel, acks, message, reply);
  }

  /** What a process of this service died with too often: parked without being looked into, counted and logged like the rest. */
  private parkGivenUp(_: Channel, acks: Acks, message: ConsumeMessage): Promise<void> {
    return this.park(acks, message, 'delivery-limit');
  }

  private park(acks: Acks, message: ConsumeMessage, reason: string): Promise<void> {
    return orGiveBack(acks, message, async () => {
      await eachToItsEnd(deliveriesIn(message), (one) => this.parkOne(one, reason));
      await acks.settle(message);
    });
  }

  private async parkOne(message: ConsumeMessage, reason: string): Promise<void> {
    const outcome = await this.parts.events.park(message, reason);
    this.outcomes.inc({ type: 'unknown', outcome });
  }

  private take(channel: Channel, acks: Acks, message: ConsumeMessage): Promise<void> {
    return orGiveBack(acks, message, async () => {
      const settled = await eachToItsEnd(deliveriesIn(message), (event) => this.takeOne(event));
      await tellAndSettle(channel, acks, message, { outcome: settled[0]?.outcome });
      for (const event of settled) this.emitter.emit('settled', event);
    });
  }

  private async takeOne(message: ConsumeMessage): Promise<Settled> {
    const { messageId, type } = message.properties as { messageId?: unknown; type?: unknown };
    const handler = this.messageHandlers.get(String(type));
    const outcome = await this.parts.events.take(message, handler);
    this.outcomes.inc({ type: handler ? String(type) : 'unknown', outcome });
    return { id: String(messageId), type: String(type), outcome };
  }

  /** A handler nobody can reach is a bug found at start; a contract without handler is said and then refused or parked. */
  private checkHandlers(): void {
    const { service, contracts } = this.config;
    const reachable = new Set<string>([
      ...contracts.requests.filter(({ owner }) => owner === service).map(({ name }) => name),
      ...(contracts.subscriptions[service] ?? []).map(({ type }) => type),
    ]);
    for (const [pattern, { extras }] of this.messageHandlers) {
      const ours = extras !== undefined && ('contract' in extras || 'contracts' in extras);
      if (ours && !reachable.delete(pattern))
        throw new Error(`${service} is not sent ${pattern}: see SUBSCRIPTIONS and the owner`);
    }
    if (reachable.size > 0) this.logger.warn({ msg: 'messages without a handler', types: [...reachable] });
  }
}

/** When one fails the others still come to their end: none may be at work when the broker gives the message again. */
const eachToItsEnd = async <T>(
  deliveries: readonly ConsumeMessage[],
  work: (one: ConsumeMessage) => Promise<T>,
): Promise<T[]> => {
  const working = deliveries.map(work);
  await Promise.allSettled(working);
  return Promise.all(working);
};

/** Nothing could be done with it, not even parking: it goes back, after a pause, lest it come round as fast as it can. */
const orGiveBack = async (acks: Acks, message: ConsumeMessage, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    await sleep(GIVE_BACK_MS);
    acks.giveBack(message);
    throw error;
  }
};

/**
 * Answers whoever asks, of an event only who replays a parked one, and acknowledges. The broker closes the connection over some
 * made-up addresses; what has come before is therefore acknowledged first, or it would close every next one, too.
 */
const tellAndSettle = async (
  channel: Channel,
  acks: Acks,
  message: ConsumeMessage,
  answer: object,
): Promise<void> => {
  if (message.fields.redelivered) await acks.settle(message);
  tell(channel, message, answer);
  if (!message.fields.redelivered) await acks.settle(message);
};

const tell = (channel: Channel, { properties }: ConsumeMessage, answer: object): void => {
  const { replyTo, correlationId } = properties as { replyTo?: string; correlationId?: string };
  if (!replyTo) return;
  channel.publish('', replyTo, Buffer.from(JSON.stringify(answer)), {
    contentType: 'application/json',
    ...(correlationId ? { correlationId } : {}),
  });
};
