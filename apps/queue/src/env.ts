import { serviceEnv } from '@om/platform';
import { z } from 'zod';

/** What queue reads from its environment, beyond what every service does. */
export const queueEnv = serviceEnv
  .extend({
    /** `demo` puts made-up care units and staff into an empty database. */
    SEED: z.enum(['demo']).optional(),
    /** A JSON file of care units and staff that are entered at every start unless they are there. */
    DIRECTORY_FILE: z.string().min(1).optional(),
  })
  .refine(({ NODE_ENV, SEED }) => NODE_ENV !== 'production' || SEED === undefined, {
    path: ['SEED'],
    message: 'made-up staff are refused with NODE_ENV=production',
  });
export type QueueEnv = z.output<typeof queueEnv>;

/** Nest token of the process's {@link QueueEnv}. */
export const QUEUE_ENV = Symbol('QUEUE_ENV');
