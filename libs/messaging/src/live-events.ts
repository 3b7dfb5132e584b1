import { Logger } from '@nestjs/common';
import type { EventEnvelope } from '@om/contracts';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { Broker } from './broker.js';
import type { Lane } from './lane.js';
import type { MessagingConfig } from './messaging-config.js';
import { readEvent } from './read-message.js';

type Listener = (event: EventEnvelope) => void;

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
  private queue = '';
  private openedBefore = false;

  constructor(
    private readonly broker: Broker,
    private readonly config: Pick<MessagingConfig, 'names' | 'contracts'>,
  ) {}

  /** Hears every event of the bound care units from now on; the returned function stops it. */
  onEvent(listener: Listener): () => void {
    this.lane ??= this.broker.lane('live', (channel) => this.open(channel));
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Told when events may have been missed: screens must ask again for what they show. */
  onGap(listener: () => void): () => void {
    this.gapListeners.add(listener);
    return () => this.gapListeners.delete(listener);
  }

  /** Binds a care unit; bindings are counted, so each socket may bind for itself. Resolves when events will be heard. */
  async bind(careUnitId: string): Promise<void> {
    const users = this.units.get(careUnitId) ?? 0;
    this.units.set(careUnitId, users + 1);
    if (users === 0)
      await this.lane?.current?.bindQueue(this.queue, this.config.names.events, `#.${careUnitId}`);
  }

  /** Gives back one {@link bind}; the last one unbinds. */
  async unbind(careUnitId: string): Promise<void> {
    const users = this.units.get(careUnitId) ?? 0;
    if (users > 1) this.units.set(careUnitId, users - 1);
    else if (this.units.delete(careUnitId)) {
      await this.lane?.current?.unbindQueue(this.queue, this.config.names.events, `#.${careUnitId}`);
    }
  }

  private async open(channel: Channel): Promise<void> {
    const { queue } = await channel.assertQueue('', { exclusive: true, durable: false, autoDelete: true });
    this.queue = queue;
    await Promise.all(
      [...this.units.keys()].map((unit) => channel.bindQueue(queue, this.config.names.events, `#.${unit}`)),
    );
    await channel.consume(queue, (message) => message && this.hear(message), { noAck: true });
    if (this.openedBefore)
      this.gapListeners.forEach((tell) => {
        tell();
      });
    this.openedBefore = true;
  }

  private hear(message: ConsumeMessage): void {
    const contract = this.config.contracts.events.find(({ type }) => type === message.properties.type);
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
