import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Channel, ChannelModel, ConfirmChannel } from 'amqplib';
import { closeSurely } from './close-surely.js';
import { connectAndDeclare } from './connect-and-declare.js';
import { Lane } from './lane.js';
import type { MessagingConfig } from './messaging-config.js';

/** Pause before the first and the longest before any later attempt to connect, milliseconds. */
const RECONNECT_MS = { first: 100, longest: 2_000 };

/**
 * The process's one connection to RabbitMQ: kept up, topology declared on every connect, lanes reopened. Its own loop
 * rather than amqplib's recovery, which stops for ever when a connection is lost while it is being set up.
 */
export class Broker {
  private readonly logger = new Logger(Broker.name);
  private readonly lanes: { close(): Promise<void> }[] = [];
  private readonly events = new EventEmitter();
  private loop: Promise<void> | undefined;
  private model: ChannelModel | undefined;
  private alarm = false;
  private readonly closing = new AbortController();

  constructor(private readonly config: Pick<MessagingConfig, 'url' | 'service' | 'topology'>) {}

  /** Whether messages can be sent: connected, and the broker has not raised an alarm (`connection.blocked`). */
  get ready(): boolean {
    return this.model !== undefined && !this.alarm;
  }

  /** Whether the broker takes nothing because it has raised an alarm, which lasts longer than anybody waits for an answer. */
  get blocked(): boolean {
    return this.model !== undefined && this.alarm;
  }

  /** A lane for fire-and-forget, requests and consuming. */
  lane(name: string, setup: (channel: Channel) => Promise<void> | void): Lane<Channel> {
    return this.keep(name, async () => (await this.connection()).createChannel(), setup);
  }

  /** A lane whose every message the broker confirms. */
  confirmLane(name: string, setup: (channel: ConfirmChannel) => Promise<void> | void): Lane<ConfirmChannel> {
    return this.keep(name, async () => (await this.connection()).createConfirmChannel(), setup);
  }

  /** Closes every lane, then the connection. */
  async close(): Promise<void> {
    this.closing.abort();
    await Promise.all(this.lanes.map((lane) => lane.close()));
    if (this.model) await closeSurely(this.model);
    await this.loop;
  }

  private keep<C extends Channel>(
    name: string,
    open: () => Promise<C>,
    setup: (channel: C) => Promise<void> | void,
  ): Lane<C> {
    const lane = new Lane(open, setup, (err) => {
      if (!this.model) return;
      this.logger.warn({ msg: 'channel trouble', lane: name, err });
      if (isMissing(err)) this.connectAgain(this.model);
    });
    this.lanes.push(lane);
    return lane;
  }

  /** Something of the topology has been taken away; it is declared with every new connection. */
  private connectAgain(model: ChannelModel): void {
    closeSurely(model).catch((err: unknown) => {
      this.logger.warn({ msg: 'connection not closed', err });
    });
  }

  /** The connection, as soon as there is one; the first who asks makes it begin. */
  private async connection(): Promise<ChannelModel> {
    this.loop ??= this.keepConnected();
    if (!this.model) await once(this.events, 'connected', this.closing);
    return this.model ?? this.connection();
  }

  private async keepConnected(): Promise<void> {
    let failures = 0;
    while (!this.closing.signal.aborted) {
      try {
        const model = await connectAndDeclare(this.config);
        failures = 0;
        await this.use(model);
      } catch (err) {
        failures += 1;
        this.logger.warn({ msg: 'broker not reached', failures, err });
      }
      await sleep(pauseAfter(failures), undefined, this.closing).catch(() => undefined);
    }
  }

  /** Resolves when the connection is gone again, for whatever reason. */
  private async use(model: ChannelModel): Promise<void> {
    const gone = new Promise<void>((resolve) => {
      model.once('close', () => {
        resolve();
      });
    });
    if (this.closing.signal.aborted) return closeSurely(model);
    model.on('blocked', (reason) => {
      this.alarm = true;
      this.logger.error({ msg: 'broker alarm, nothing can be sent', reason });
    });
    model.on('unblocked', () => {
      this.alarm = false;
      this.logger.log({ msg: 'broker alarm over' });
    });
    model.on('error', (err) => {
      this.logger.warn({ msg: 'broker connection lost', err });
    });
    this.alarm = false;
    this.model = model;
    this.logger.log({ msg: 'broker connected' });
    this.events.emit('connected');
    await gone;
    this.model = undefined;
  }
}

/** AMQP 0-9-1, reply code `not-found`. */
const NOT_FOUND = 404;
const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === NOT_FOUND;

const pauseAfter = (failures: number): number =>
  Math.min(RECONNECT_MS.longest, RECONNECT_MS.first * 2 ** failures) * (0.8 + 0.4 * Math.random());
