import { z } from 'zod';
import { defineCommand } from '../define.js';
import { label } from '../fields.js';
import { exampleMessage, visitsInView } from './schemas.js';

/**
 * One patient as a gateway sees them. Whether the id is one is looked at with the word itself: in one message there are many, and
 * a bad one must not lose the others.
 */
const presenceWord = z.strictObject({
  patientId: z.string().max(60),
  name: label,
  online: z.boolean(),
  visitIds: visitsInView.optional(),
});
/** Most patients in one message: with all that they have in view it fits. */
export const PRESENCES_AT_ONCE = 100;
export type PresenceWord = z.output<typeof presenceWord>;
/**
 * A gateway says which patients have the app open there, and on which visits, and who has closed the last window; repeated every
 * 20 s for each patient, forgotten after 60 s without. Answers whose word was not taken, and why (codes of `CHAT_ERRORS`).
 */
export const reportPresences = defineCommand({
  name: 'chat.presences',
  meaning: 'Patients have the app open at a gateway, or have closed the last window there.',
  payload: z.strictObject({
    gatewayId: z.string().max(60),
    patients: z.array(presenceWord).min(1).max(PRESENCES_AT_ONCE),
  }),
  answer: z.object({ notTaken: z.array(z.object({ patientId: z.string(), code: z.string() })) }),
  examples: [
    {
      payload: {
        gatewayId: 'gateway-1',
        patients: [
          {
            patientId: '0198c1f2-0000-7000-8000-000000000040',
            name: 'Testpatient P24-40',
            online: true,
            visitIds: [exampleMessage.visitId],
          },
        ],
      },
      answer: { notTaken: [] },
    },
  ],
});
