import { serviceEnv } from '@om/platform';
import { z } from 'zod';

/** What visit reads from its environment, beyond what every service does. */
export const visitEnv = serviceEnv
  .extend({
    /** `demo` puts made-up patients and cases into an empty database. */
    SEED: z.enum(['demo']).optional(),
  })
  .refine(({ NODE_ENV, SEED }) => NODE_ENV !== 'production' || SEED === undefined, {
    path: ['SEED'],
    message: 'made-up patients are refused with NODE_ENV=production',
  });
export type VisitEnv = z.output<typeof visitEnv>;

/** Nest token of the process's {@link VisitEnv}. */
export const VISIT_ENV = Symbol('VISIT_ENV');
