import { Logger } from '@nestjs/common';
import type { EventContract, EventEnvelope } from '@om/contracts';
import type { Readiness } from '@om/platform';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { Broker } from './broker.js';
import type { Lane } from './lane.js';
import type { MessagingConfig } from './messaging-config.js';
import { readEvent } from './read-message.js';

type Listener = (event: EventEnvelope) => void;

/** The queue of this connection and the care units bound to it so far. */
interface Session {
  channel: Channel;
  queue: string;
  bound: Set<string>;
}

/**
 * Events for live screens, gateways only: each process has its own exclusive queue and hears only the care units it has
 * bound, so that fan-out grows with use (architecture 2-5). What is published while the connection is away is not heard.
 */
export class LiveEvents {
  private readonly logger = new Logger(LiveEvents.name);
  private readonly units = new Map<string, number>();
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
    this.units.set(careUnitId, (this.units.get(careUnitId) ?? 0) + 1);
    return this.reconcile();
  }

  /** Gives back one {@link bind}; the last one unbinds. */
  unbind(careUnitId: string): Promise<void> {
    const users = this.units.get(careUnitId) ?? 0;
    if (users > 1) this.units.set(careUnitId, users - 1);
    else this.units.delete(careUnitId);
    return this.reconcile();
  }

  private async open(channel: Channel): Promise<void> {
    const { queue } = await channel.assertQueue('', { exclusive: true, durable: false, autoDelete: true });
    await channel.consume(queue, (message) => message && this.hear(message), { noAck: true });
    this.session = { channel, queue, bound: new Set() };
    const mayHaveMissed = this.units.size > 0;
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
    const { channel, queue, bound } = this.session;
    const { events } = this.config.names;
    for (const unit of this.units.keys()) {
      if (bound.has(unit)) continue;
      await channel.bindQueue(queue, events, `#.${unit}`);
      bound.add(unit);
    }
    for (const unit of bound) {
      if (this.units.has(unit)) continue;
      await channel.unbindQueue(queue, events, `#.${unit}`);
      bound.delete(unit);
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
