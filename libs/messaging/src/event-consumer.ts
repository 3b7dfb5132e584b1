import { Logger } from '@nestjs/common';
import type { MessageHandler } from '@nestjs/microservices';
import type { EventContract } from '@om/contracts';
import { Readiness, uuidV7Ids } from '@om/platform';
import type { ConsumeMessage } from 'amqplib';
import type { EventPublisher } from './event-publisher.js';
import { keptProperties } from './kept-properties.js';
import type { MessagingConfig } from './messaging-config.js';
import { readEvent } from './read-message.js';
import { inTraceOf, runHandler } from './run-handler.js';
import { shownId, shownType } from './shown.js';

/** What became of one delivery of an event. */
export type Outcome = 'handled' | 'outdated' | 'retried' | `parked:${string}`;

/** Headers of a parked message: the code that says why, how many times a handler has failed on it, and when (ISO 8601). */
export const DEAD_LETTER = {
  reason: 'reason',
  attempts: 'x-om-attempts',
  parkedAt: 'x-om-parked-at',
} as const;

/** Takes one event: runs its handler, or sends it round through a wait, or parks it with the reason. */
export class EventConsumer {
  private readonly logger = new Logger(EventConsumer.name);
  private readonly knownTypes: ReadonlySet<string>;

  constructor(
    private readonly config: Pick<MessagingConfig, 'service' | 'names' | 'retryMs' | 'contracts'>,
    private readonly publisher: EventPublisher,
    private readonly readiness: Readiness,
  ) {
    const { events, requests } = config.contracts;
    this.knownTypes = new Set([...events.map(({ type }) => type), ...requests.map(({ name }) => name)]);
  }

  /**
   * Handles a delivery; when it resolves the message may be acknowledged, because its effect, its copy or its parked copy
   * is stored.
   * @throws NotPublished when the copy could not be stored: the delivery must go back to the queue
   */
  take(message: ConsumeMessage, handler: MessageHandler | undefined): Promise<Outcome> {
    return inTraceOf(message, async () => {
      const contracts = (handler?.extras?.['contracts'] ?? []) as readonly EventContract[];
      const contract = contracts.find(({ type }) => type === message.properties.type);
      if (!handler || !contract) return this.park(message, 'unhandled');
      const event = readEvent(message, contract);
      if ('problem' in event) return this.park(message, event.problem);
      try {
        return (await runHandler(handler, event.read)) === 'outdated' ? 'outdated' : 'handled';
      } catch (err) {
        this.logger.warn({ msg: 'event failed', type: event.read.type, id: event.read.id, err });
        return this.retryOrPark(message);
      }
    });
  }

  /** An attempt counts only when this process was able to work: an outage of the store parks nothing. */
  private async retryOrPark(message: ConsumeMessage): Promise<Outcome> {
    const before = attemptsOf(message);
    const attempts = (await this.readiness.has('store')) ? before + 1 : before;
    const waitMs = this.config.retryMs[Math.max(0, attempts - 1)];
    if (waitMs === undefined) return this.park(message, 'failed');
    await this.copy(message, '', this.config.names.waitQueue(this.config.service, waitMs), {
      [DEAD_LETTER.attempts]: attempts,
    });
    return 'retried';
  }

  /** Puts the message in the dead-letter queue of this service, unchanged, with a code that says why. */
  async park(message: ConsumeMessage, reason: string): Promise<Outcome> {
    const { names, service } = this.config;
    await this.copy(message, '', names.deadQueue(service), {
      [DEAD_LETTER.reason]: reason,
      [DEAD_LETTER.attempts]: attemptsOf(message),
      [DEAD_LETTER.parkedAt]: new Date().toISOString(),
    });
    this.logger.error({
      msg: 'message parked',
      reason,
      type: shownType(message, this.knownTypes),
      id: shownId(message),
    });
    return `parked:${reason}`;
  }

  private copy(
    message: ConsumeMessage,
    exchange: string,
    key: string,
    more: Record<string, unknown>,
  ): Promise<void> {
    const { headers, ...kept } = keptProperties(message);
    return this.publisher.confirmed(exchange, key, message.content, {
      messageId: uuidV7Ids.next(),
      ...kept,
      headers: { ...headers, ...more },
      persistent: true,
      mandatory: true,
    });
  }
}

const attemptsOf = ({ properties: { headers } }: ConsumeMessage): number => {
  const attempts: unknown = headers?.[DEAD_LETTER.attempts];
  return typeof attempts === 'number' && Number.isInteger(attempts) && attempts > 0 ? attempts : 0;
};
