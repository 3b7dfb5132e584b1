import { SERVICES, type ServiceName } from '@om/contracts';
import { PlainError } from '@om/launcher';
import { namesIn, type Names } from '@om/messaging';
import { connect, type ChannelModel, type ConfirmChannel, type GetMessage } from 'amqplib';
import { deadLetterOf, type DeadLetter } from './dead-letter.js';

/** A parked message in hand: given back to its queue at the end unless it has been removed. */
export interface Held {
  readonly letter: DeadLetter;
  readonly message: GetMessage;
}

/** The broker and the names of one installation. */
export interface Place {
  readonly url: string;
  readonly namespace: string;
}

/** What work on parked messages needs. */
export interface DeadQueues {
  readonly names: Names;
  readonly channel: ConfirmChannel;
  readonly held: readonly Held[];
}

/**
 * Takes the parked messages of these services in hand, oldest first, and gives back what the work has not acknowledged, also
 * when the work or this process fails: the broker gives back what nobody acknowledged. While they are in hand, another look
 * does not see them.
 * @throws PlainError when the broker cannot be reached
 */
export const withDeadLetters = async <T>(
  { url, namespace }: Place,
  services: readonly ServiceName[],
  work: (queues: DeadQueues) => Promise<T>,
): Promise<T> => {
  const names = namesIn(namespace);
  const connection = await brokerAt(url);
  try {
    const present = await existing(connection, names, services);
    const channel = await connection.createConfirmChannel();
    const held: Held[] = [];
    for (const service of present) held.push(...(await takeAll(channel, names.deadQueue(service), service)));
    held.sort((a, b) => (a.letter.parkedAt ?? '').localeCompare(b.letter.parkedAt ?? ''));
    const result = await work({ names, channel, held });
    await channel.close();
    return result;
  } finally {
    await connection.close();
  }
};

/** The address holds a password and is not shown. */
const brokerAt = async (url: string): Promise<ChannelModel> => {
  try {
    return await connect(url);
  } catch (cause) {
    throw new PlainError(`The broker cannot be reached: ${String(cause)}`, { cause });
  }
};

/** Services that take no messages have no queue; asking for one that is not there closes the channel. */
const existing = async (
  connection: ChannelModel,
  names: Names,
  services: readonly ServiceName[],
): Promise<ServiceName[]> => {
  const found: ServiceName[] = [];
  for (const service of services) {
    const channel = await connection.createChannel();
    channel.on('error', () => undefined);
    const there = await channel.checkQueue(names.deadQueue(service)).then(
      () => true,
      () => false,
    );
    if (!there) continue;
    found.push(service);
    await channel.close();
  }
  return found;
};

const takeAll = async (channel: ConfirmChannel, queue: string, service: ServiceName): Promise<Held[]> => {
  const held: Held[] = [];
  for (;;) {
    const message = await channel.get(queue, { noAck: false });
    if (!message) return held;
    held.push({ letter: deadLetterOf(service, message), message });
  }
};

/** All services, or the one that was named. @throws PlainError for a name that is no service's */
export const servicesNamed = (name: string | undefined): readonly ServiceName[] => {
  if (name === undefined) return SERVICES;
  const service = SERVICES.find((each) => each === name);
  if (!service) throw new PlainError(`There is no service "${name}"; there are ${SERVICES.join(', ')}.`);
  return [service];
};
