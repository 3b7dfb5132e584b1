import { Logger } from '@nestjs/common';
import type { EventContract, EventEnvelope } from '@om/contracts';
import type { Readiness } from '@om/platform';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { Broker } from './broker.js';
import type { Lane } from './lane.js';
import type { MessagingConfig } from './messaging-config.js';
import { readEvent } from './read-message.js';

type Listener = (event: EventEnvelope) => void;

/** The queue of this connection and the routing keys bound to it so far. */
interface Session {
  channel: Channel;
  queue: string;
  bound: Set<string>;
  /** Everything asked for has been bound once. */
  complete: boolean;
}

/**
 * Events that each process hears for itself, for live screens and for what it keeps in mind: it has its own exclusive queue and hears
 * only the care units and types it has bound, so that fan-out grows with use (architecture 2-5). What is published while the
 * connection is away is not heard.
 */
export class LiveEvents {
  private readonly logger = new Logger(LiveEvents.name);
  /** Routing keys wanted, and by how many. */
  private readonly keys = new Map<string, number>();
  private readonly listeners = new Set<Listener>();
  private readonly gapListeners = new Set<() => void>();
  private lane: Lane<Channel> | undefined;
  private session: Session | undefined;
  private binding: Promise<void> = Promise.resolve();
  private readonly contracts: ReadonlyMap<string, EventContract>;

  constructor(
    private readonly broker: Broker,
    private readonly config: Pick<MessagingConfig, 'names' | 'contracts'>,
    private readonly readiness: Readiness,
  ) {
    this.contracts = new Map(config.contracts.events.map((contract) => [contract.type, contract]));
  }

  /** Hears every event of the bound care units from now on; the returned function stops it. */
  onEvent(listener: Listener): () => void {
    if (!this.lane) {
      const lane = this.broker.lane('live', (channel) => this.open(channel));
      this.lane = lane;
      this.readiness.register('live', () => lane.current !== undefined);
    }
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Told when events may have been missed: screens must ask again for what they show. */
  onGap(listener: () => void): () => void {
    this.gapListeners.add(listener);
    return () => this.gapListeners.delete(listener);
  }

  /**
   * Binds a care unit; bindings are counted, so each socket may bind for itself. Resolves when its events are heard; while
   * the broker is away at once, and {@link onGap} tells when they are.
   */
  bind(careUnitId: string): Promise<void> {
    return this.hold(ofUnit(careUnitId));
  }

  /** As {@link bind}, for types of events, whichever care unit they concern. */
  async bindTypes(events: readonly EventContract[]): Promise<void> {
    await Promise.all(events.map(({ type }) => this.hold(`${type}.#`)));
  }

  /** Gives back one {@link bind}; the last one unbinds. */
  unbind(careUnitId: string): Promise<void> {
    const key = ofUnit(careUnitId);
    const users = this.keys.get(key) ?? 0;
    if (users > 1) this.keys.set(key, users - 1);
    else this.keys.delete(key);
    return this.reconcile();
  }

  /**
   * Stands for the time in which everything bound has been heard: another object after each gap, undefined while something may
   * be missed. Who keeps in mind what they heard compares it.
   */
  get unbroken(): object | undefined {
    const { session } = this;
    return session?.complete && this.lane?.current === session.channel ? session : undefined;
  }

  private hold(key: string): Promise<void> {
    this.keys.set(key, (this.keys.get(key) ?? 0) + 1);
    return this.reconcile();
  }

  private async open(channel: Channel): Promise<void> {
    const { queue } = await channel.assertQueue('', { exclusive: true, durable: false, autoDelete: true });
    await channel.consume(queue, (message) => message && this.hear(message), { noAck: true });
    this.session = { channel, queue, bound: new Set(), complete: false };
    const mayHaveMissed = this.keys.size > 0;
    await this.reconcile();
    if (mayHaveMissed)
      this.gapListeners.forEach((tell) => {
        tell();
      });
  }

  /** One at a time, so that a bind and an unbind of the same unit cannot overtake each other. */
  private reconcile(): Promise<void> {
    this.binding = this.binding
      .then(() => this.applyBindings())
      .catch((err: unknown) => {
        this.logger.warn({ msg: 'care units are bound again after reconnecting', err });
      });
    return this.binding;
  }

  private async applyBindings(): Promise<void> {
    if (!this.session) return;
    const { session } = this;
    const { channel, queue, bound } = session;
    const { events } = this.config.names;
    for (const key of this.keys.keys()) {
      if (bound.has(key)) continue;
      await channel.bindQueue(queue, events, key);
      bound.add(key);
    }
    session.complete = true;
    for (const key of bound) {
      if (this.keys.has(key)) continue;
      await channel.unbindQueue(queue, events, key);
      bound.delete(key);
    }
  }

  private hear(message: ConsumeMessage): void {
    const contract = this.contracts.get(String(message.properties.type));
    const event = contract ? readEvent(message, contract) : { problem: 'unknown type' };
    if ('problem' in event) {
      this.logger.warn({ msg: 'live event not shown', problem: event.problem });
      return;
    }
    this.listeners.forEach((tell) => {
      tell(event.read);
    });
  }
}

const ofUnit = (careUnitId: string): string => `#.${careUnitId}`;
