import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel } from 'amqplib';
import { closeSurely } from './close-surely.js';

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

  /** Writes to the channel; false when there is none, or it is just being lost. */
  write(write: (channel: C) => void): boolean {
    if (!this.channel) return false;
    try {
      write(this.channel);
      return true;
    } catch (error) {
      this.onTrouble(error);
      return false;
    }
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
    if (channel) await closeSurely(channel).catch(this.onTrouble);
  }

  /** Drops the channel and opens another, after the broker has cancelled a consumer. */
  renew(channel: C): void {
    closeSurely(channel).catch(this.onTrouble);
  }

  private async reopen(): Promise<void> {
    while (!this.closed) {
      try {
        await this.openOnce();
        return;
      } catch (error) {
        this.onTrouble(error);
        await sleep(REOPEN_MS);
      }
    }
  }

  /** A channel that dies during its setup has not been opened, even when the setup did not notice. */
  private async openOnce(): Promise<void> {
    const channel = await this.open();
    const state = { lost: false };
    channel.on('error', this.onTrouble);
    channel.once('close', () => {
      state.lost = true;
      this.lost(channel);
    });
    await this.setup(channel);
    if (state.lost) throw new Error('channel lost while it was set up');
    if (this.closed) await closeSurely(channel);
    else this.channel = channel;
  }

  private lost(channel: C): void {
    if (this.channel !== channel) return;
    this.channel = undefined;
    void this.reopen();
  }
}
