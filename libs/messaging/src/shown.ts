import { id } from '@om/contracts';
import type { Message } from 'amqplib';
import { createHash } from 'node:crypto';

const HASH_LENGTH = 16;

/**
 * How a message is named to people, in logs and in listings: by its id; when it has none of ours, by the beginning of a hash of its
 * body. Properties come from anyone and may say anything, also a person's name or number.
 */
export const shownId = ({ properties, content }: Pick<Message, 'properties' | 'content'>): string => {
  const ours = id.safeParse(properties.messageId);
  return ours.success ? ours.data : createHash('sha256').update(content).digest('hex').slice(0, HASH_LENGTH);
};

/** The type of a message in logs and listings: the name of one that exists, or `unknown`. */
export const shownType = (
  { properties }: Pick<Message, 'properties'>,
  known: ReadonlySet<string>,
): string => {
  const type = String(properties.type);
  return known.has(type) ? type : 'unknown';
};
