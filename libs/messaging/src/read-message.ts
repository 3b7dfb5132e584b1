import { eventEnvelope, requestBody, type EventContract, type EventEnvelope } from '@om/contracts';
import type { Message } from 'amqplib';
import { z } from 'zod';

/** Largest body that is parsed, bytes: an HTTP body of 64 KB as escaped JSON within an envelope fits. */
export const MAX_BODY_BYTES = 262_144;

/** Why a message is not one of ours; a stable code that says nothing of the content. */
export type MessageProblem = 'too-large' | 'not-json' | 'not-an-envelope' | 'wrong-type' | 'schema';

/** A message read, or why not and which field; `unheardOf` when that is a name its sender has chosen, which may say anything. */
export type Read<T> = { read: T } | { problem: MessageProblem; field?: string; unheardOf?: true };

/** The token and the still unchecked payload of a request. */
export const readRequest = (message: Message): Read<z.output<typeof requestBody>> =>
  fit(requestBody, readJson(message), 'not-an-envelope');

/** An event whose envelope and data both fit; fields a newer producer has added are dropped. */
export const readEvent = (message: Message, contract: EventContract): Read<EventEnvelope> => {
  const envelope = fit(eventEnvelope, readJson(message), 'not-an-envelope');
  if ('problem' in envelope) return envelope;
  if (envelope.read.type !== contract.type) return { problem: 'wrong-type', field: 'type' };
  const data = fit(contract.data, { read: envelope.read.data }, 'schema', 'data');
  return 'problem' in data ? data : { read: { ...envelope.read, data: data.read } };
};

/** Parses with a schema and names the first field that does not fit. */
export const fit = <S extends z.ZodType>(
  schema: S,
  input: Read<unknown>,
  problem: MessageProblem,
  ...prefix: string[]
): Read<z.output<S>> => {
  if ('problem' in input) return input;
  const parsed = schema.safeParse(input.read);
  if (parsed.success) return { read: parsed.data };
  return { problem, ...fieldOf(parsed.error, prefix) };
};

const readJson = ({ content }: Message): Read<unknown> => {
  if (content.length > MAX_BODY_BYTES) return { problem: 'too-large' };
  try {
    return { read: JSON.parse(content.toString('utf8')) };
  } catch {
    return { problem: 'not-json' };
  }
};

/** Dotted path of the first issue; for a field that should not be there, its own name. */
const fieldOf = ({ issues: [issue] }: z.ZodError, prefix: string[]): { field: string; unheardOf?: true } => {
  const path = [...prefix, ...(issue?.path ?? []).map(String)];
  const unheardOf = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  if (unheardOf === undefined) return { field: path.join('.').slice(0, 200) };
  return { field: [...path, unheardOf].join('.').slice(0, 200), unheardOf: true };
};
