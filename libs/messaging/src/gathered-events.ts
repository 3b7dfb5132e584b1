import type { EventEnvelope } from '@om/contracts';
import { Batcher, uuidV7Ids, type BatcherOptions } from '@om/platform';
import type { ConfirmChannel } from 'amqplib';
import { BATCH_CONTENT_TYPE, bundled, MOST_IN_A_BUNDLE } from './bundles.js';
import type { EventPublisher } from './event-publisher.js';
import type { MessagingConfig } from './messaging-config.js';

/** A lone event goes at once, a stream of them ten times a second. */
const PACE = { restMs: 100, most: MOST_IN_A_BUNDLE };

/** What carries them: the publisher, over the channel it has now. */
type Carrier = Pick<EventPublisher, 'publishEphemeral' | 'current' | 'confirmed' | 'isHeard'>;

/** An event that live screens have been shown, and over which channel. */
interface Shown {
  readonly envelope: EventEnvelope;
  readonly by: ConfirmChannel | undefined;
}

/**
 * Publishes events whose contract says `gathered`: each at once to whoever listens live, several in one message to the durable queues,
 * which write down every message they get (ADR 25).
 */
export class GatheredEvents {
  private readonly byType: ReadonlyMap<string, Batcher<Shown>>;

  constructor(
    private readonly carrier: Carrier,
    private readonly config: Pick<MessagingConfig, 'service' | 'names' | 'contracts'>,
    pace: BatcherOptions = PACE,
  ) {
    const gathered = config.contracts.events.filter((contract) => contract.gathered);
    this.byType = new Map(
      gathered.map(({ type }) => [type, new Batcher<Shown>((shown) => this.publish(type, shown), pace)]),
    );
  }

  /** Whether events of this type are gathered. */
  has(type: string): boolean {
    return this.byType.has(type);
  }

  /** Resolves when every durable queue it is for has it on disk. @throws NotPublished as the publisher does */
  async add(envelope: EventEnvelope): Promise<void> {
    await this.byType.get(envelope.type)?.add({ envelope, by: this.carrier.publishEphemeral(envelope) });
  }

  /**
   * What was shown over a channel that has gone since may not have arrived, and no listener has noticed: it is shown again. What went
   * over the same channel has arrived when the bundle behind it is confirmed.
   */
  private async publish(type: string, shown: readonly Shown[]): Promise<readonly undefined[]> {
    for (const { envelope, by } of shown)
      if (by !== this.carrier.current) this.carrier.publishEphemeral(envelope);
    const bodies = bundled(shown.map(({ envelope }) => JSON.stringify(envelope)));
    await Promise.all(bodies.map((body) => this.publishBundle(type, body)));
    return shown.map(() => undefined);
  }

  private publishBundle(type: string, body: string): Promise<void> {
    return this.carrier.confirmed(this.config.names.gathered, type, Buffer.from(body), {
      messageId: uuidV7Ids.next(),
      type,
      appId: this.config.service,
      contentType: BATCH_CONTENT_TYPE,
      persistent: true,
      mandatory: this.carrier.isHeard(type),
    });
  }
}
