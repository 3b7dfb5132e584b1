import { eventEnvelope } from '@om/contracts';
import type { Held } from './dead-queues.js';

/** One parked message in lines: its place in the list, then the envelope's attributes; who acted only by kind. */
export const show = ({ letter, message }: Held): string[] => {
  const { isRequest: _, ...listed } = letter;
  const attributes: Record<string, unknown> = {
    ...listed,
    bytes: message.content.length,
    ...envelopeOf(message.content),
  };
  const width = Math.max(...Object.keys(attributes).map((name) => name.length));
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name.padEnd(width)}  ${String(value)}`);
};

const envelopeOf = (content: Buffer): Record<string, unknown> => {
  const read = eventEnvelope.safeParse(json(content));
  if (!read.success) return { envelope: 'not readable' };
  const { source, time, subject, version, careunits, actor, traceparent } = read.data;
  return { source, time, subject, version, careunits: careunits.join(', '), actor: actor.kind, traceparent };
};

const json = (content: Buffer): unknown => {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return undefined;
  }
};
