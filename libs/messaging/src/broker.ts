import { Logger } from '@nestjs/common';
import {
  connect,
  type Channel,
  type ChannelModel,
  type ConfirmChannel,
  type RecoveringChannelModel,
} from 'amqplib';
import { Lane } from './lane.js';
import type { MessagingConfig } from './messaging-config.js';
import type { Topology } from './topology.js';

/** Given up by the client when nothing is heard for twice as long, seconds. */
const HEARTBEAT_S = 10;
const CONNECT_TIMEOUT_MS = 5_000;
const RECONNECT = { initialDelay: 100, maxDelay: 2_000 };

/** The process's one connection to RabbitMQ: kept up, topology declared on every connect, lanes reopened. */
export class Broker {
  private readonly logger = new Logger(Broker.name);
  private readonly lanes: { close(): Promise<void> }[] = [];
  private model: Promise<RecoveringChannelModel> | undefined;
  private connected = false;
  private blocked = false;

  constructor(private readonly config: Pick<MessagingConfig, 'url' | 'service' | 'topology'>) {}

  /** Whether messages can be sent: connected, and the broker has not raised an alarm (`connection.blocked`). */
  get ready(): boolean {
    return this.connected && !this.blocked;
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
    const model = await this.model;
    this.connected = false;
    await Promise.all(this.lanes.map((lane) => lane.close()));
    await model?.close();
  }

  private keep<C extends Channel>(
    name: string,
    open: () => Promise<C>,
    setup: (channel: C) => Promise<void> | void,
  ): Lane<C> {
    const lane = new Lane(open, setup, (err) => {
      if (this.connected) this.logger.warn({ msg: 'channel trouble', lane: name, err });
    });
    this.lanes.push(lane);
    return lane;
  }

  /** Begins to connect at the first use; listeners go on before the first attempt, else its failure ends the process. */
  private connection(): Promise<RecoveringChannelModel> {
    this.model ??= this.connect();
    return this.model;
  }

  private async connect(): Promise<RecoveringChannelModel> {
    const model = await connect(withHeartbeat(this.config.url), {
      noDelay: true,
      keepAlive: true,
      timeout: CONNECT_TIMEOUT_MS,
      clientProperties: { connection_name: this.config.service },
      recovery: {
        ...RECONNECT,
        waitForConnect: false,
        setup: (fresh: ChannelModel) => this.prepare(fresh),
      },
    });
    model.on('connect', () => {
      this.connected = true;
      this.blocked = false;
      this.logger.log({ msg: 'broker connected' });
    });
    model.on('disconnect', (err) => {
      this.connected = false;
      this.logger.warn({ msg: 'broker connection lost', err });
    });
    model.on('connect-failed', (err) => {
      this.logger.warn({ msg: 'broker not reached', err });
    });
    model.on('blocked', (reason) => {
      this.blocked = true;
      this.logger.error({ msg: 'broker alarm, nothing can be sent', reason });
    });
    model.on('unblocked', () => {
      this.blocked = false;
      this.logger.log({ msg: 'broker alarm over' });
    });
    model.on('error', () => undefined);
    return model;
  }

  /** amqplib listens for errors only after this; a connection lost meanwhile would end the process. */
  private prepare(fresh: ChannelModel): Promise<void> {
    fresh.on('error', (err) => {
      this.logger.warn({ msg: 'broker connection error', err });
    });
    return declare(fresh, this.config.topology);
  }
}

const withHeartbeat = (url: string): string => {
  const address = new URL(url);
  if (!address.searchParams.has('heartbeat')) address.searchParams.set('heartbeat', String(HEARTBEAT_S));
  return address.toString();
};

/**
 * Asserts the whole topology; declaring what is already there in the same shape changes nothing.
 * @throws Error when something is there in another shape; the channel's own error event says the same
 */
const declare = async (model: ChannelModel, { exchanges, queues, bindings }: Topology): Promise<void> => {
  const channel = await model.createChannel();
  channel.on('error', () => undefined);
  await Promise.all(exchanges.map(({ name, type }) => channel.assertExchange(name, type, { durable: true })));
  await Promise.all(
    queues.map((queue) => channel.assertQueue(queue.name, { durable: true, arguments: queue.arguments })),
  );
  await Promise.all(bindings.map(({ queue, exchange, key }) => channel.bindQueue(queue, exchange, key)));
  await channel.close();
};
