import { z } from 'zod';
import { id, instant } from './fields.js';
import { principal } from './principal.js';

/**
 * Body of a command or query on the wire. `token` is the principal, signed (EdDSA JWS) by the process that asks.
 * AMQP properties: `messageId` = commandId, `type` = contract name, `replyTo`, `correlationId`, `expiration`.
 */
export const requestBody = z.strictObject({ token: z.string().max(4_096), payload: z.unknown() });

/** An expected refusal: a stable code, a sentence for logs without patient data, the field it concerns. */
export const refusal = z.object({
  code: z.string().regex(/^[a-z-]+\.[a-z-]+$/),
  detail: z.string().max(500),
  /** Dotted path of the field that was wrong, e.g. `answers.0.text`. */
  field: z.string().max(200).optional(),
  /** Values the user's language needs for the sentence (who took the case, when). */
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});
export type Refusal = z.output<typeof refusal>;

/** Answer to a command or query. */
export const replyBody = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), answer: z.unknown() }),
  z.object({ ok: z.literal(false), refusal }),
]);
export type ReplyBody = z.output<typeof replyBody>;

/** Event envelope: CloudEvents 1.0 attributes, W3C `traceparent`, the aggregate's version and who acted. */
export const eventEnvelope = z.object({
  specversion: z.literal('1.0'),
  id,
  source: z.string().regex(/^\/[a-z-]+$/),
  type: z.string(),
  time: instant,
  /** Id of the aggregate the event is about (visit id for visit and chat). */
  subject: z.string().max(100),
  datacontenttype: z.literal('application/json'),
  traceparent: z.string().max(100).optional(),
  version: z.int().min(1),
  actor: principal,
  /** Care units concerned; the first is in the routing key, the others travel as carbon copies (architecture 2-5). */
  careunits: z.array(z.string()).min(1),
  data: z.unknown(),
});
/** A whole event as it travels. */
export type EventEnvelope<D = unknown> = Omit<z.output<typeof eventEnvelope>, 'data'> & { data: D };
