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
 * is parked alone. Itself when it carries one event, or is not one of ours: whoever reads it then says why. Never throws: what cannot be
 * taken apart would come round for ever.
 */
export const deliveriesIn = (message: ConsumeMessage): readonly ConsumeMessage[] => {
  if (message.properties.contentType !== BATCH_CONTENT_TYPE || message.content.length > MAX_BODY_BYTES)
    return [message];
  try {
    const events: unknown = JSON.parse(message.content.toString('utf8'));
    const isOurs = Array.isArray(events) && events.length > 0 && events.length <= MOST_IN_A_BUNDLE;
    return isOurs ? events.map((event: unknown) => delivered(message, event)) : [message];
  } catch {
    // No JSON, or nested so deep that it can be read and not written again.
    return [message];
  }
};

const delivered = ({ fields, properties }: ConsumeMessage, event: unknown): ConsumeMessage => {
  const { id, traceparent } = (event ?? {}) as { id?: unknown; traceparent?: unknown };
  return {
    fields,
    content: Buffer.from(JSON.stringify(event)),
    properties: {
      ...properties,
      messageId: isShort(id) ? id : undefined,
      contentType: 'application/json',
      headers: { traceparent },
    },
  };
};

/** The broker has looked at the properties of a message, and not at what we take for properties out of a body. */
const isShort = (id: unknown): boolean =>
  typeof id === 'string' && id !== '' && Buffer.byteLength(id) <= LONGEST;
/** Bytes of a short string (AMQP 0-9-1, 4.2.5.3). */
const LONGEST = 255;
