import { z } from 'zod';
import { careUnitId, hsaId, id, label } from './fields.js';

/** Professions and roles we know; the label is what a patient reads (Swedish, lower case). */
export const PROFESSIONS = {
  nurse: 'sjuksköterska',
  physician: 'läkare',
  physiotherapist: 'fysioterapeut',
  counsellor: 'kurator',
  administrator: 'medicinsk administratör',
} as const;
export type Profession = keyof typeof PROFESSIONS;
export const profession = z.enum(Object.keys(PROFESSIONS) as [Profession, ...Profession[]]);

/** A member of staff who has chosen care unit and role at login (domain 1.3-1). */
export const clinicianPrincipal = z.strictObject({
  kind: z.literal('clinician'),
  personId: hsaId,
  name: label,
  profession,
  careUnitId,
  role: profession,
  /** Unit lead of the unit they are logged in to, as queue said at login; absent = not. */
  lead: z.boolean().optional(),
});
/** A patient logged in with e-identification; `personId` is the id in the patient register owned by `visit`. */
export const patientPrincipal = z.strictObject({ kind: z.literal('patient'), personId: id, name: label });
/** One of our own services acting by itself (a timer, the gateway asking before anyone has chosen a role). */
export const servicePrincipal = z.strictObject({ kind: z.literal('service'), personId: z.string().max(40) });

/** Who does it. Signed by the gateway into every command (architecture 4). */
export const principal = z.discriminatedUnion('kind', [
  clinicianPrincipal,
  patientPrincipal,
  servicePrincipal,
]);
export type Principal = z.output<typeof principal>;
export type ClinicianPrincipal = z.output<typeof clinicianPrincipal>;
export type PatientPrincipal = z.output<typeof patientPrincipal>;
export type ServicePrincipal = z.output<typeof servicePrincipal>;
