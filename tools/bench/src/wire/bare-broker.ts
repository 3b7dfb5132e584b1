import { connect, type Channel, type ChannelModel, type ConfirmChannel } from 'amqplib';

/** Events handled at the same time by one process, as in libs/messaging. */
const PREFETCH = 32;

/** The same broker as the system's, with TCP_NODELAY as there. */
export const openBroker = (url: string): Promise<ChannelModel> => connect(url, { noDelay: true });

/** A durable quorum queue of the kind services have, bound to one kind of event. */
export const serviceQueue = async (channel: Channel, queue: string, exchange: string): Promise<void> => {
  await channel.assertExchange(exchange, 'topic', { durable: true });
  await channel.assertQueue(queue, {
    durable: true,
    arguments: {
      'x-queue-type': 'quorum',
      'x-overflow': 'reject-publish',
      'x-dead-letter-exchange': exchange,
      'x-dead-letter-routing-key': 'dead',
      'x-dead-letter-strategy': 'at-least-once',
      'x-delivery-limit': 20,
    },
  });
  await channel.bindQueue(queue, exchange, 'message-sent.*');
  await channel.prefetch(PREFETCH);
};

/** The exclusive queue of the kind gateways have, consumed without acknowledgement. */
export const liveQueue = async (
  channel: Channel,
  exchange: string,
  hear: (content: Buffer) => void,
): Promise<void> => {
  await channel.assertExchange(exchange, 'topic', { durable: true });
  const { queue } = await channel.assertQueue('', { exclusive: true, durable: false, autoDelete: true });
  await channel.bindQueue(queue, exchange, '#');
  await channel.consume(queue, (message) => message && hear(message.content), { noAck: true });
};

/** Publishes; resolves when the broker has it where it has to be. */
export const publishSurely = (
  channel: ConfirmChannel,
  { exchange, key, mandatory }: { exchange: string; key: string; mandatory: boolean },
  body: string,
): Promise<void> =>
  new Promise((resolve, reject) => {
    channel.publish(exchange, key, Buffer.from(body), { persistent: true, mandatory }, (error: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error('not confirmed'));
      else resolve();
    });
  });
