import { connect, type ChannelModel } from 'amqplib';
import { closeSurely } from './close-surely.js';
import type { MessagingConfig } from './messaging-config.js';
import type { Topology } from './topology.js';

/** Given up by the client when nothing is heard for twice as long, seconds. */
const HEARTBEAT_S = 10;
/** The socket may be silent this long during the handshake. */
const SILENCE_MS = 5_000;
/** Handshake and declaring together; a broker that starts up holds back declarations of quorum queues. */
const ATTEMPT_MS = 20_000;

/**
 * A connection on which everything of the topology exists.
 * @throws Error when the broker does not answer, refuses, or holds something of the topology in another shape
 */
export const connectAndDeclare = ({
  url,
  service,
  topology,
}: Pick<MessagingConfig, 'url' | 'service' | 'topology'>): Promise<ChannelModel> => {
  const connecting = connect(withHeartbeat(url), {
    noDelay: true,
    keepAlive: true,
    timeout: SILENCE_MS,
    clientProperties: { connection_name: service },
  });
  return withinTime(connecting.then((model) => prepared(model, topology)));
};

/** An attempt that never ends must not keep the next one from being made; what it gives too late is closed. */
const withinTime = (attempt: Promise<ChannelModel>): Promise<ChannelModel> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error(`no connection within ${ATTEMPT_MS} ms`));
      attempt.then(closeSurely).catch(() => undefined);
    }, ATTEMPT_MS).unref();
    attempt.then(resolve, reject).finally(() => {
      clearTimeout(late);
    });
  });

/** Without a listener for errors from the first moment, a connection lost during the setup would end the process. */
const prepared = async (model: ChannelModel, topology: Topology): Promise<ChannelModel> => {
  let lost: Error | undefined;
  model.on('error', (error) => (lost = error));
  model.once('close', () => (lost ??= new Error('connection closed')));
  try {
    await declare(model, topology);
    if (lost) throw lost;
    return model;
  } catch (error) {
    closeSurely(model).catch(() => undefined);
    throw error;
  }
};

const withHeartbeat = (url: string): string => {
  const address = new URL(url);
  if (!address.searchParams.has('heartbeat')) address.searchParams.set('heartbeat', String(HEARTBEAT_S));
  return address.toString();
};

/** Asserts the whole topology; declaring what is already there in the same shape changes nothing. */
const declare = async (
  model: ChannelModel,
  { exchanges, queues, bindings, formerBindings }: Topology,
): Promise<void> => {
  const channel = await model.createChannel();
  channel.on('error', () => undefined);
  await Promise.all(exchanges.map(({ name, type }) => channel.assertExchange(name, type, { durable: true })));
  await Promise.all(
    queues.map((queue) => channel.assertQueue(queue.name, { durable: true, arguments: queue.arguments })),
  );
  await Promise.all(bindings.map(({ queue, exchange, key }) => channel.bindQueue(queue, exchange, key)));
  await Promise.all(
    formerBindings.map(({ queue, exchange, key }) => channel.unbindQueue(queue, exchange, key)),
  );
  await closeSurely(channel);
};
