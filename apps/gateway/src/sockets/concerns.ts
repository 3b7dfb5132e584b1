import type { Alarm, CaseRow, ClinicianPrincipal, Handover, VisitSnapshot } from '@om/contracts';

/**
 * Whether a row of Startsida is to be seen by a clinician: those of the case's unit, and elsewhere the one who has the case, its
 * guests, who has something to document in it, and those to whom a handover of it is offered.
 */
export const concernsRow = (row: CaseRow, clinician: ClinicianPrincipal): boolean =>
  row.careUnitId === clinician.careUnitId ||
  row.responsible?.personId === clinician.personId ||
  [...(row.guests ?? []), ...(row.duties ?? [])].some(({ personId }) => personId === clinician.personId) ||
  (row.handover !== undefined && isOffered(row.handover, clinician));

/** Whether a handover is addressed to a clinician: to themselves, or to the unit and role they work in. */
const isOffered = (
  { to }: Pick<Handover, 'to'>,
  { personId, careUnitId, role }: ClinicianPrincipal,
): boolean =>
  to.person ? to.person.personId === personId : to.careUnitId === careUnitId && to.role === role;

/** Whether an alarm is for a clinician: the lead of its unit, and whom it is for. */
export const concernsAlarm = (alarm: Alarm, { personId, careUnitId, lead }: ClinicianPrincipal): boolean =>
  alarm.personId === personId || (lead === true && alarm.careUnitId === careUnitId);

/** Whether news of a handover are for a clinician: its sender, and those it is or was offered to. */
export const concernsHandover = (handover: Handover, clinician: ClinicianPrincipal): boolean =>
  handover.from.personId === clinician.personId || isOffered(handover, clinician);

/**
 * Whether a clinician takes part in the *vårdgivarchatt* of a visit now: the unit's clinicians, the one who has the case, guests,
 * and those to whom a handover is offered. A receiver whose handover is over may read what was written, and hears no more.
 */
export const takesPartInternally = (
  { careUnitId, responsible, guests = [], handover }: VisitSnapshot,
  clinician: ClinicianPrincipal,
): boolean =>
  careUnitId === clinician.careUnitId ||
  [responsible, ...guests].some((one) => one?.personId === clinician.personId) ||
  (handover?.state === 'proposed' && isOffered(handover, clinician) && !hasDeclined(handover, clinician));

const hasDeclined = ({ declinedBy }: Handover, { personId }: ClinicianPrincipal): boolean =>
  declinedBy.some((member) => member.personId === personId);
