import type { Message, Options } from 'amqplib';

/** Of version 00 (W3C Trace Context 3.2). */
const TRACEPARENT_LENGTH = 55;

/** A copy's properties, ready to be published; `headers` is always there. */
export type KeptProperties = Omit<Options.Publish, 'headers'> & { headers: { traceparent?: string } };

/**
 * What a copy of a message keeps of its properties when it is parked, tried again or replayed. Of a stranger's headers only a trace:
 * the others may hold what amqplib reads but cannot write again, which would keep the message from ever being copied; and `CC` would
 * send the copy to the other care unit's listeners as well. The broker has checked that the rest are short strings.
 */
export const keptProperties = ({ properties }: Pick<Message, 'properties'>): KeptProperties => {
  const { messageId, type, appId, contentType } = properties as Options.Publish;
  const named = Object.entries({ messageId, type, appId, contentType });
  const traceparent: unknown = properties.headers?.['traceparent'];
  const isTrace = typeof traceparent === 'string' && traceparent.length <= TRACEPARENT_LENGTH;
  return {
    ...Object.fromEntries(named.filter(([, value]) => value !== undefined)),
    headers: isTrace ? { traceparent } : {},
  };
};
