import type { EventEnvelope } from '@om/contracts';
import type { ConfirmChannel, Options } from 'amqplib';
import type { Broker } from './broker.js';
import { GatheredEvents } from './gathered-events.js';
import type { Lane } from './lane.js';
import type { MessagingConfig } from './messaging-config.js';

const CONFIRM_TIMEOUT_MS = 10_000;

/** Why a message could not be handed to the broker; whoever has it keeps it and tries again. */
export class NotPublished extends Error {
  constructor(
    readonly reason: 'broker-away' | 'unroutable' | 'unconfirmed',
    options?: ErrorOptions,
  ) {
    super(`Not published: ${reason}`, options);
  }
}

/** Hands messages to the broker and knows that it has them. */
export class EventPublisher {
  private readonly lane: Lane<ConfirmChannel>;
  private readonly returned = new Set<string>();
  private readonly heard: ReadonlySet<string>;
  private readonly gathered: GatheredEvents;

  constructor(
    private readonly broker: Broker,
    private readonly config: Pick<MessagingConfig, 'service' | 'names' | 'contracts'>,
  ) {
    this.heard = new Set(
      Object.values(config.contracts.subscriptions).flatMap((events) => events.map(({ type }) => type)),
    );
    this.gathered = new GatheredEvents(this, config);
    this.lane = broker.confirmLane('publish', (channel) => {
      channel.on('return', ({ properties }) => this.returned.add(String(properties.messageId)));
    });
  }

  /** The channel that events go over now, if there is one. */
  get current(): ConfirmChannel | undefined {
    return this.lane.current;
  }

  /** Whether some service subscribes to a type of event. */
  isHeard(type: string): boolean {
    return this.heard.has(type);
  }

  /**
   * Publishes an event; resolves when every durable queue it is for has it on disk.
   * @param options.mandatory fail when no queue takes it; by default so when some service subscribes to the type
   * @throws NotPublished when the broker is away, nothing took it, or no confirm came in 10 s
   */
  async publish(envelope: EventEnvelope, { mandatory = this.isHeard(envelope.type) } = {}): Promise<void> {
    if (this.gathered.has(envelope.type)) return this.gathered.add(envelope);
    const [key, ...copies] = routingKeys(envelope);
    await this.confirmed(this.config.names.events, key, Buffer.from(JSON.stringify(envelope)), {
      ...propertiesOf(envelope),
      persistent: true,
      mandatory,
      ...(copies.length > 0 ? { CC: copies } : {}),
    });
  }

  /**
   * Publishes to whoever listens right now; lost when nobody does or the broker is away.
   * @returns the channel it went over, if any
   */
  publishEphemeral(envelope: EventEnvelope): ConfirmChannel | undefined {
    const [key, ...copies] = routingKeys(envelope);
    const { current } = this;
    if (!current || !this.broker.ready) return undefined;
    const body = Buffer.from(JSON.stringify(envelope));
    const options = { ...propertiesOf(envelope), ...(copies.length > 0 ? { CC: copies } : {}) };
    const written = this.lane.write((channel) =>
      channel.publish(this.config.names.events, key, body, options),
    );
    return written ? current : undefined;
  }

  /** Sends bytes to an exchange; resolves on the broker's confirm, rejects with {@link NotPublished}. */
  confirmed(
    exchange: string,
    key: string,
    body: Buffer,
    options: Options.Publish & { messageId: string },
  ): Promise<void> {
    const channel = this.lane.current;
    if (!channel || !this.broker.ready) return Promise.reject(new NotPublished('broker-away'));
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new NotPublished('unconfirmed'));
      }, CONFIRM_TIMEOUT_MS).unref();
      const settle = (cause: unknown): void => {
        clearTimeout(late);
        const unroutable = this.returned.delete(options.messageId);
        if (cause) reject(new NotPublished('unconfirmed', { cause }));
        else if (unroutable) reject(new NotPublished('unroutable'));
        else resolve();
      };
      try {
        channel.publish(exchange, key, body, options, settle);
      } catch (cause) {
        settle(cause);
      }
    });
  }
}

/** The type and each care unit: nothing about a patient is in a routing key (architecture 2-2). */
const routingKeys = ({ type, careunits }: EventEnvelope): [string, ...string[]] => {
  const [first, ...others] = careunits;
  return [`${type}.${first}`, ...others.map((unit) => `${type}.${unit}`)];
};

const propertiesOf = ({ id, type, source, traceparent }: EventEnvelope) => ({
  messageId: id,
  type,
  appId: source.slice(1),
  contentType: 'application/json',
  headers: { traceparent },
});
