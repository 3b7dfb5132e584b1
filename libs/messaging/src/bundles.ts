import type { ConsumeMessage } from 'amqplib';
import { MAX_BODY_BYTES } from './read-message.js';

/** Of a message that carries several events (CloudEvents 1.0, JSON batch format). */
export const BATCH_CONTENT_TYPE = 'application/cloudevents-batch+json';

/** Events in one message at most; a longer array is not one of ours. */
export const MOST_IN_A_BUNDLE = 64;

/**
 * The bodies of the messages that carry events, in their order and in as few messages as stay within what is read. Pure.
 * @param events each as JSON; one that alone is too large is its own message, and refused there as it would be by itself
 */
export const bundled = (events: readonly string[], mostBytes = MAX_BODY_BYTES): string[] => {
  const bundles: { events: string[]; bytes: number }[] = [];
  for (const event of events) {
    const bytes = Buffer.byteLength(event) + BRACKET_OR_COMMA;
    const last = bundles.at(-1);
    if (last && last.bytes + bytes <= mostBytes) {
      last.events.push(event);
      last.bytes += bytes;
    } else bundles.push({ events: [event], bytes: bytes + BRACKET_OR_COMMA });
  }
  return bundles.map((bundle) => `[${bundle.events.join(',')}]`);
};
const BRACKET_OR_COMMA = 1;

/**
 * The deliveries that a delivery stands for: one for each event it carries, as if it had come by itself, so that each fails, waits and
 * is parked alone. Itself when it carries one event, or is not one of ours: whoever reads it then says why.
 */
export const deliveriesIn = (message: ConsumeMessage): readonly ConsumeMessage[] => {
  if (message.properties.contentType !== BATCH_CONTENT_TYPE) return [message];
  const events = arrayIn(message.content);
  return events.length === 0 || events.length > MOST_IN_A_BUNDLE
    ? [message]
    : events.map((event) => delivered(message, event));
};

const arrayIn = (content: Buffer): unknown[] => {
  if (content.length > MAX_BODY_BYTES) return [];
  try {
    const read: unknown = JSON.parse(content.toString('utf8'));
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
};

const delivered = ({ fields, properties }: ConsumeMessage, event: unknown): ConsumeMessage => {
  const { id, traceparent } = (event ?? {}) as { id?: unknown; traceparent?: unknown };
  return {
    fields,
    content: Buffer.from(JSON.stringify(event)),
    properties: {
      ...properties,
      messageId: typeof id === 'string' ? id : undefined,
      contentType: 'application/json',
      headers: { traceparent },
    },
  };
};
