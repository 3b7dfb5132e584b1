import { EVENTS, REQUESTS, type ServiceName } from '@om/contracts';
import { DEAD_LETTER, shownId, shownType } from '@om/messaging';
import type { GetMessage } from 'amqplib';

/** A parked message as it is listed: ids and codes, nothing of what it says. */
export interface DeadLetter {
  /** Id of the message; when it has none of ours, the beginning of a hash of its body. */
  readonly id: string;
  readonly service: ServiceName;
  /** Name of a message that exists, or `unknown`. */
  readonly type: string;
  /** ISO 8601; absent when nobody has written it down. */
  readonly parkedAt?: string;
  /** Code: `failed`, `schema`, `unhandled` …, or the broker's own, `delivery_limit`. */
  readonly reason: string;
  /** How many times the service had it. */
  readonly tries: number;
  /** A command or a query: whoever waited for its answer has given up long ago. */
  readonly isRequest: boolean;
}

const CONTRACT_NAMES = new Set([...EVENTS.map(({ type }) => type), ...REQUESTS.map(({ name }) => name)]);
const REQUEST_NAMES = new Set(REQUESTS.map(({ name }) => name));
const HARMLESS = /^[\w:.-]{1,80}$/;

/** Reads headers and properties only; they come from anyone, so what is not an id of ours or plainly a code is not shown. */
export const deadLetterOf = (
  service: ServiceName,
  message: Pick<GetMessage, 'properties' | 'content'>,
  known: ReadonlySet<string> = CONTRACT_NAMES,
): DeadLetter => {
  const { headers = {}, type } = message.properties as Properties;
  const attempts = headers[DEAD_LETTER.attempts];
  const parkedAt = timeOf(headers);
  return {
    id: shownId(message),
    service,
    type: shownType(message, known),
    ...(parkedAt ? { parkedAt } : {}),
    reason: harmless(headers[DEAD_LETTER.reason]) ?? harmless(headers['x-first-death-reason']) ?? 'unknown',
    tries: typeof attempts === 'number' ? attempts + 1 : 1,
    isRequest: headers[DEAD_LETTER.reason] === 'no-reply-to' || REQUEST_NAMES.has(String(type)),
  };
};

interface Properties {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly type?: unknown;
}

const harmless = (text: unknown): string | undefined =>
  typeof text === 'string' && HARMLESS.test(text) ? text : undefined;

/** Ours is in a header; when the broker parked it, it wrote seconds since the epoch into its own. */
const timeOf = (headers: Readonly<Record<string, unknown>>): string | undefined => {
  const ours = Date.parse(String(headers[DEAD_LETTER.parkedAt]));
  if (!Number.isNaN(ours)) return new Date(ours).toISOString();
  const deaths = headers['x-death'] as readonly { time?: { value?: unknown } }[] | undefined;
  const seconds = deaths?.[0]?.time?.value;
  return typeof seconds === 'number' ? new Date(seconds * 1_000).toISOString() : undefined;
};
