import { messagingConfig } from '@om/messaging';
import { connect, type ChannelModel, type ConfirmChannel, type ConsumeMessage } from 'amqplib';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from './random.js';

const DELAYED = 0.15;
const DOUBLED = 0.1;
const LONGEST_DELAY_MS = 3_000;
/** Services bind their queues anew whenever they connect; so often they are unbound again. */
const UNBIND_EVERY_MS = 400;
const MOST_HELD = 500;

interface Binding {
  readonly queue: string;
  readonly exchange: string;
  readonly key: string;
}

/** How many events came through, and what was done to them. */
export interface Detoured {
  passed: number;
  delayed: number;
  doubled: number;
}

/**
 * Stands between the events exchange and the queues of the services, so that single messages, the originals, come late (and so
 * after later ones) or twice. Nothing is lost here: what is held stands in a durable queue until the broker has confirmed
 * that it has been passed on. Comes back by itself when the broker does.
 */
export class Detour {
  readonly done: Detoured = { passed: 0, delayed: 0, doubled: 0 };
  private readonly bindings: readonly Binding[];
  private readonly passing = new Set<Promise<void>>();
  /** Whether every event goes this way now: the services' own bindings are gone. */
  stands = false;
  private stopping = false;
  private readonly ended: Promise<void>;

  constructor(
    private readonly url: string,
    private readonly random: Random,
  ) {
    const { topology, names } = messagingConfig({ AMQP_URL: url, SERVICE_NAME: 'gateway', NAMESPACE: 'om' });
    this.bindings = topology.bindings.filter(({ exchange }) =>
      [names.events, names.gathered].includes(exchange),
    );
    this.ended = this.stand();
  }

  /** Lets everything through that is held, gives the services their bindings back and goes. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.ended;
  }

  private async stand(): Promise<void> {
    for (let empty = false; !empty;) {
      try {
        empty = await this.standOnce();
      } catch {
        // The broker is away, which is part of the run.
        await pause(300);
      }
    }
  }

  /** Whether it has ended in order: stopped, and nothing held. */
  private async standOnce(): Promise<boolean> {
    const connection = await connect(this.url);
    const lost = new AbortController();
    connection.on('error', () => undefined);
    connection.once('close', () => {
      lost.abort();
    });
    const channel = await this.openChannel(connection);
    for (const service of this.queues()) await this.divert(channel, service);
    while (!this.stopping && !lost.signal.aborted) {
      for (const { queue, exchange, key } of this.bindings) await channel.unbindQueue(queue, exchange, key);
      this.stands = true;
      await pause(UNBIND_EVERY_MS, undefined, { signal: lost.signal }).catch(() => undefined);
    }
    this.stands = false;
    if (lost.signal.aborted) return false;
    await this.giveBack(channel);
    await connection.close();
    return true;
  }

  private async openChannel(connection: ChannelModel): Promise<ConfirmChannel> {
    const channel = await connection.createConfirmChannel();
    channel.on('error', () => undefined);
    await channel.prefetch(MOST_HELD);
    return channel;
  }

  private queues(): string[] {
    return [...new Set(this.bindings.map(({ queue }) => queue))];
  }

  /** First the own binding, then (in the loop) the service's goes: in between an event comes twice, never not at all. */
  private async divert(channel: ConfirmChannel, queue: string): Promise<void> {
    const own = ownQueue(queue);
    await channel.assertQueue(own, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    for (const binding of this.bindings.filter((one) => one.queue === queue))
      await channel.bindQueue(own, binding.exchange, binding.key);
    await channel.consume(own, (message) => {
      if (!message) return;
      const passing: Promise<void> = this.pass(channel, queue, message)
        .catch(() => undefined)
        .finally(() => this.passing.delete(passing));
      this.passing.add(passing);
    });
  }

  private async pass(channel: ConfirmChannel, queue: string, message: ConsumeMessage): Promise<void> {
    this.done.passed += 1;
    if (this.random.chance(DELAYED)) {
      this.done.delayed += 1;
      await pause(this.random.between(1, LONGEST_DELAY_MS));
    }
    await forward(channel, queue, message);
    if (this.random.chance(DOUBLED)) {
      this.done.doubled += 1;
      await pause(this.random.between(0, LONGEST_DELAY_MS));
      await forward(channel, queue, message);
    }
    channel.ack(message);
  }

  private async giveBack(channel: ConfirmChannel): Promise<void> {
    for (const { queue, exchange, key } of this.bindings) {
      await channel.bindQueue(queue, exchange, key);
      await channel.unbindQueue(ownQueue(queue), exchange, key);
    }
    for (const queue of this.queues()) {
      while ((await channel.checkQueue(ownQueue(queue))).messageCount > 0) await pause(50);
    }
    await Promise.all(this.passing);
    for (const queue of this.queues()) await channel.deleteQueue(ownQueue(queue));
  }
}

const ownQueue = (queue: string): string => `chaos.${queue}`;

/** Puts the message into the queue it was for; resolves when the broker has it on disk. */
const forward = (
  channel: ConfirmChannel,
  queue: string,
  { content, properties }: ConsumeMessage,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const { headers, type, messageId, appId, contentType } = properties as Kept;
    const { CC: _copies, ...others } = headers;
    const options = { headers: others, type, messageId, appId, contentType, persistent: true };
    channel.sendToQueue(queue, content, options, (error: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error('not confirmed'));
      else resolve();
    });
  });

interface Kept {
  readonly headers: Record<string, unknown>;
  readonly type: string;
  readonly messageId: string;
  readonly appId: string;
  readonly contentType: string;
}
