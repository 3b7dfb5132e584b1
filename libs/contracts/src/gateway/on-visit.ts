import { z } from 'zod';
import type { CommandContract } from '../define.js';
import { seqOrZero } from '../fields.js';
import { commandRoute, verbOf, type CommandRoute } from './route.js';
import { visitAnswer } from './staff-views.js';

/** A visit as staff reach it. */
export const VISIT_PATH = '/api/staff/visits/:visitId';

/** Query of a page of a conversation: what comes after this sequence number. */
export const afterSeq = z.strictObject({ after: z.coerce.number().pipe(seqOrZero).default(0) });

/** A route by which a clinician does something with a visit. */
export interface VisitCommandRoute<P extends z.ZodObject> extends CommandRoute<
  P,
  typeof visitAnswer,
  `${typeof VISIT_PATH}/${string}`
> {
  readonly access: 'staff';
}

/** A command of a clinician on a visit; the verb of the path is the command's name. */
export const onVisit = <P extends z.ZodObject>(asks: CommandContract<P>): VisitCommandRoute<P> => ({
  ...commandRoute(asks, {
    method: 'POST',
    path: `${VISIT_PATH}/${verbOf(asks)}`,
    access: 'staff',
    answer: visitAnswer,
  }),
  access: 'staff',
});
