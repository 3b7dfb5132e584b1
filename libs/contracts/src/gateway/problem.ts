import { z } from 'zod';
import { SERVICES } from '../define.js';

/** RFC 9457 answer for everything that goes wrong. `code` is stable; `params` fill in the sentence in the user's language. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  /** Dotted path of the wrong field. */
  field: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  /** Shown to the user under *Visa mer*; finds the log lines. */
  correlationId: z.string(),
  retry: z.boolean(),
});
export type Problem = z.output<typeof problem>;

/** Services that did not answer; what they own is absent in the same answer. */
export const degraded = z.array(z.enum(SERVICES));
