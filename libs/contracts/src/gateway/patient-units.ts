import { z } from 'zod';
import { careUnit, contactReason } from '../queue/index.js';
import { opensAt } from './patient-views.js';

/** A unit as patients see it: no priorities, no settings. GET /api/patient/units */
export const patientUnit = careUnit
  .pick({ careUnitId: true, name: true, hours: true, texts: true, redFlagPolicy: true })
  .extend({ reasons: z.array(contactReason.omit({ priority: true })), opensAt });
export type PatientUnit = z.output<typeof patientUnit>;
export const patientUnits = z.object({ units: z.array(patientUnit) });
