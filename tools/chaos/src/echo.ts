import { connect, type ConsumeMessage } from 'amqplib';
import { namesIn } from '@om/messaging';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from './random.js';

const COPIED = 'x-chaos-copy';
const SHARE = 0.2;
const LONGEST_DELAY_MS = 3_000;

/**
 * Repeats events: a fifth of what passes the events exchange is published once more, at once or up to three seconds late,
 * when newer ones have long been handled. Comes back by itself when the broker does.
 */
export class Echo {
  copies = 0;
  private stopped = false;
  private leave: (() => Promise<void>) | undefined;

  constructor(
    private readonly url: string,
    private readonly random: Random,
  ) {
    void this.listen();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.leave?.();
  }

  private async listen(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.listenOnce();
      } catch {
        // The broker is away, which is part of the run.
      }
      await pause(300);
    }
  }

  private async listenOnce(): Promise<void> {
    const { events } = namesIn('om');
    const connection = await connect(this.url);
    connection.on('error', () => undefined);
    const closed = new Promise((resolve) => connection.once('close', resolve));
    const channel = await connection.createChannel();
    channel.on('error', () => undefined);
    const { queue } = await channel.assertQueue('', { exclusive: true, autoDelete: true });
    await channel.bindQueue(queue, events, '#');
    const repeat = async ({ content, fields, properties }: ConsumeMessage): Promise<void> => {
      await pause(this.random.chance(0.5) ? 0 : this.random.between(1, LONGEST_DELAY_MS));
      const { headers, type, messageId, appId, contentType } = properties as Props;
      const { CC, ...others } = headers;
      const options = { type, messageId, appId, contentType, persistent: true, ...(CC ? { CC } : {}) };
      channel.publish(events, fields.routingKey, content, {
        ...options,
        headers: { ...others, [COPIED]: 1 },
      });
      this.copies += 1;
    };
    await channel.consume(
      queue,
      (message) => {
        if (!message || message.properties.headers?.[COPIED] || !this.random.chance(SHARE)) return;
        repeat(message).catch(() => undefined);
      },
      { noAck: true },
    );
    this.leave = async () => {
      await connection.close().catch(() => undefined);
    };
    await closed;
  }
}

interface Props {
  readonly headers: Record<string, unknown> & { CC?: string[] };
  readonly type: string;
  readonly messageId: string;
  readonly appId: string;
  readonly contentType: string;
}
