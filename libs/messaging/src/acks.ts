import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Channel, ConsumeMessage } from 'amqplib';

/** What acknowledging needs of a channel. */
export type AckChannel = Pick<Channel, 'ack' | 'nack'>;

/**
 * The deliveries of one consumer that are at work. Those that are done in the same turn of the event loop are acknowledged
 * together, as far as everything before them is done: the broker then has one thing to write down instead of many.
 */
export class Acks {
  /** In the order in which the broker has numbered them. */
  private readonly open = new Map<number, ConsumeMessage>();
  private readonly done = new Set<number>();
  private landing: Promise<void> | undefined;

  constructor(private readonly channel: AckChannel) {}

  /** A delivery has come. */
  begin(message: ConsumeMessage): void {
    this.open.set(message.fields.deliveryTag, message);
  }

  /** Its effect is stored. Resolves when the acknowledgement is written. @throws Error when the channel has gone */
  async settle({ fields }: ConsumeMessage): Promise<void> {
    this.done.add(fields.deliveryTag);
    this.landing ??= this.landAfterThisTurn();
    await this.landing;
  }

  /** Nothing of it is stored: the broker is to give it again. @throws Error when the channel has gone */
  giveBack(message: ConsumeMessage): void {
    const tag = message.fields.deliveryTag;
    this.done.delete(tag);
    if (this.open.delete(tag)) this.channel.nack(message, false, true);
  }

  private async landAfterThisTurn(): Promise<void> {
    await nextTurn();
    this.landing = undefined;
    this.land();
  }

  private land(): void {
    const upTo = this.doneFromTheFirst().at(-1);
    if (upTo) this.channel.ack(upTo, true);
    for (const tag of [...this.done]) {
      const message = this.end(tag);
      if (message) this.channel.ack(message);
    }
  }

  private doneFromTheFirst(): ConsumeMessage[] {
    const all: ConsumeMessage[] = [];
    for (const [tag, message] of [...this.open]) {
      if (!this.done.has(tag)) break;
      this.end(tag);
      all.push(message);
    }
    return all;
  }

  private end(tag: number): ConsumeMessage | undefined {
    const message = this.open.get(tag);
    this.open.delete(tag);
    this.done.delete(tag);
    return message;
  }
}
