import { PlainError } from '@om/launcher';
import { keptProperties, type Outcome } from '@om/messaging';
import type { ConsumeMessage } from 'amqplib';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { DeadQueues, Held } from './dead-queues.js';

const WORD_WITHIN_MS = 10_000;

/** What became of a replay: the service's own word, or why there is none. */
export type Replayed = Outcome | 'not-heard' | 'request';

/**
 * Puts parked messages back into their service's own queue, one after the other, and asks what becomes of each. A message
 * leaves the dead-letter queue only when the broker has confirmed its copy: a crash in between leaves it in both, and the
 * service takes it in once.
 * @throws PlainError when the broker does not take a copy; the message is then still parked
 */
export const replay = async (
  queues: DeadQueues,
  chosen: readonly Held[],
  tell: (letter: Held['letter'], replayed: Replayed) => void,
): Promise<void> => {
  const replies = await openReplies(queues);
  for (const held of chosen)
    tell(held.letter, held.letter.isRequest ? 'request' : await putBack(queues, held, replies));
};

interface Replies {
  readonly queue: string;
  /** Resolves with the word for one question, or `not-heard` in the end. */
  word(correlationId: string): Promise<Replayed>;
}

const putBack = async (
  { channel, names }: DeadQueues,
  { letter, message }: Held,
  replies: Replies,
): Promise<Replayed> => {
  const correlationId = randomUUID();
  const word = replies.word(correlationId);
  const options = {
    // What made it a parked message is left out: it begins anew.
    ...keptProperties(message),
    persistent: true,
    mandatory: true,
    replyTo: replies.queue,
    correlationId,
  };
  const returns: unknown[] = [];
  const onReturn = (message: unknown) => returns.push(message);
  channel.once('return', onReturn);
  channel.sendToQueue(names.eventQueue(letter.service), message.content, options);
  // The broker sends a return before the confirm of the same message.
  await channel.waitForConfirms();
  channel.off('return', onReturn);
  if (returns.length > 0)
    throw new PlainError(`${letter.service} has no queue for events; the message stays parked.`);
  channel.ack(message);
  return word;
};

const wordBody = z.object({ outcome: z.string() });

const openReplies = async ({ channel }: DeadQueues): Promise<Replies> => {
  const { queue } = await channel.assertQueue('', { exclusive: true, autoDelete: true });
  const asked = new Map<string, (replayed: Replayed) => void>();
  const hear = (message: ConsumeMessage | null): void => {
    const settle = asked.get(String(message?.properties.correlationId));
    const body = wordBody.safeParse(JSON.parse(message?.content.toString('utf8') ?? 'null'));
    if (settle && body.success) settle(body.data.outcome as Outcome);
  };
  await channel.consume(queue, hear, { noAck: true });
  const word = (correlationId: string): Promise<Replayed> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, WORD_WITHIN_MS, 'not-heard');
      asked.set(correlationId, (replayed) => {
        clearTimeout(timer);
        asked.delete(correlationId);
        resolve(replayed);
      });
    });
  return { queue, word };
};
