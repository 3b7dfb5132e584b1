import { connect, type Channel, type ConsumeMessage, type Options } from 'amqplib';
import { eventually } from '../eventually.js';

/** An AMQP client that knows nothing of us: for what others might put straight into our queues. */
export interface RawBroker {
  /** Puts bytes into a queue and waits until the broker has them. */
  put(queue: string, body: Buffer | string, options?: Options.Publish): Promise<void>;
  /** Puts bytes into a queue and waits for the reply to them. */
  ask(queue: string, body: Buffer | string, options?: Options.Publish): Promise<unknown>;
  /** Takes the next message and dies before it is acknowledged, as a process that it kills. */
  dieWith(queue: string): Promise<void>;
  /** Messages ready in a queue. */
  depth(queue: string): Promise<number>;
  /** Takes away all that is ready in a queue. */
  empty(queue: string): Promise<void>;
  /** Deletes a queue with all that is in it. */
  remove(queue: string): Promise<void>;
  /** Takes the next message out of a queue. */
  take(queue: string): Promise<ConsumeMessage['properties'] & { body: Buffer }>;
  close(): Promise<void>;
}

/** Opens one. */
export const openRawBroker = async (url: string): Promise<RawBroker> => {
  const connection = await connect(url);
  const channel = await connection.createConfirmChannel();
  const take: RawBroker['take'] = (queue) =>
    eventually(async () => {
      const message = await channel.get(queue, { noAck: true });
      return message && { ...message.properties, body: message.content };
    });
  return {
    take,
    put: async (queue, body, options = {}) => {
      channel.sendToQueue(queue, Buffer.from(body), options);
      await channel.waitForConfirms();
    },
    ask: (queue, body, options = {}) => askOnce(channel, queue, Buffer.from(body), options),
    dieWith: async (queue) => {
      const dying = await connection.createChannel();
      await eventually(() => dying.get(queue));
      await dying.close();
    },
    depth: async (queue) => (await channel.checkQueue(queue)).messageCount,
    empty: async (queue) => {
      await channel.purgeQueue(queue);
    },
    remove: async (queue) => {
      await channel.deleteQueue(queue);
    },
    close: () => connection.close(),
  };
};

const askOnce = async (
  channel: Channel,
  queue: string,
  body: Buffer,
  options: Options.Publish,
): Promise<unknown> => {
  const { queue: replies } = await channel.assertQueue('', { exclusive: true, autoDelete: true });
  const reply = new Promise<unknown>((resolve) => {
    void channel.consume(
      replies,
      (message) => message && resolve(JSON.parse(message.content.toString('utf8'))),
      {
        noAck: true,
      },
    );
  });
  channel.sendToQueue(queue, body, { replyTo: replies, ...options });
  return reply;
};
