import { z } from 'zod';
import { instant, label } from '../fields.js';
import { clinicianPrincipal, profession } from '../principal.js';
import { assignment, shiftType } from '../queue/index.js';
import { degraded } from './problem.js';

/**
 * GET /api/staff/session. `principal` is absent until care unit and role are chosen. `draftKey` (base64, 32 bytes) encrypts
 * what is typed in the browser's storage; it belongs to the person and is only handed out to the logged in. `development`
 * turns on links to the development pages.
 */
export const staffSession = z.object({
  person: z.object({ hsaId: z.string(), name: label, profession: profession.optional() }),
  assignments: z.array(assignment),
  principal: clinicianPrincipal.optional(),
  /** First in line or behind: what they are on shift as, or were last. Absent before the first shift, and while queue is away. */
  shiftType: shiftType.optional(),
  csrfToken: z.string(),
  draftKey: z.string(),
  expiresAt: instant,
  serverTime: instant,
  development: z.boolean(),
  degraded,
});
export type StaffSession = z.output<typeof staffSession>;
/** POST /api/staff/session/assignment */
export const chooseAssignment = z.strictObject({
  careUnitId: z.string(),
  role: profession,
  /** First in line or behind, for the shift that begins. */
  shiftType: shiftType.optional(),
  /** What is open where the person has worked until now is left to the unit lead there. */
  escalate: z.boolean().optional(),
});
export type ChooseAssignment = z.output<typeof chooseAssignment>;
/** POST /api/staff/logout; `escalate`: what is open is left to the unit lead. */
export const logOutStaff = z.strictObject({ escalate: z.boolean().optional() });
export type LogOutStaff = z.output<typeof logOutStaff>;
