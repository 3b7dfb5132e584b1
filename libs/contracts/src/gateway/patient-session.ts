import { z } from 'zod';
import { id, instant, label, phone } from '../fields.js';

/** GET /api/patient/session */
export const patientSession = z.object({
  person: z.object({ patientId: id, name: label, phone: phone.optional() }),
  csrfToken: z.string(),
  draftKey: z.string(),
  expiresAt: instant,
  serverTime: instant,
  development: z.boolean(),
});
export type PatientSession = z.output<typeof patientSession>;
