import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel } from 'amqplib';

const REOPEN_MS = 100;

/** A channel for one purpose that comes back by itself after a lost connection or a channel error. */
export class Lane<C extends Channel> {
  private channel: C | undefined;
  private closed = false;

  /**
   * @param open gives a channel as soon as there is a connection
   * @param setup what must hold on every new channel (prefetch, consumers) before the lane is used
   * @param onTrouble told about each failure; the lane tries again by itself
   */
  constructor(
    private readonly open: () => Promise<C>,
    private readonly setup: (channel: C) => Promise<void> | void,
    private readonly onTrouble: (error: unknown) => void,
  ) {
    void this.reopen();
  }

  /** The channel, or undefined while there is none. */
  get current(): C | undefined {
    return this.channel;
  }

  /** Takes no more deliveries for a consumer; resolves when the broker has agreed. */
  async cancel(consumerTag: string): Promise<void> {
    await this.channel?.cancel(consumerTag).catch(this.onTrouble);
  }

  /** Gives the channel back after everything written to it, acks included, has reached the broker. */
  async close(): Promise<void> {
    this.closed = true;
    const channel = this.channel;
    this.channel = undefined;
    await channel?.close().catch(this.onTrouble);
  }

  /** Drops the channel and opens another, after the broker has cancelled a consumer. */
  renew(channel: C): void {
    channel.close().catch(this.onTrouble);
  }

  private async reopen(): Promise<void> {
    while (!this.closed) {
      try {
        const channel = await this.open();
        channel.on('error', this.onTrouble);
        channel.once('close', () => {
          this.lost(channel);
        });
        await this.setup(channel);
        this.channel = channel;
        return;
      } catch (error) {
        this.onTrouble(error);
        await sleep(REOPEN_MS);
      }
    }
  }

  private lost(channel: C): void {
    if (this.channel !== channel) return;
    this.channel = undefined;
    void this.reopen();
  }
}
