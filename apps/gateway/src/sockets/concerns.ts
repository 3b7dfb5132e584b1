import type { Alarm, CaseRow, ClinicianPrincipal, Handover, VisitSnapshot } from '@om/contracts';
import { isAddressed, standingOf, type Standing } from '@om/visit-state';

/**
 * Whether a row of Startsida is to be seen by a clinician: those of the case's unit, and elsewhere the one who has the case, its
 * guests, who has something to document in it, and those to whom a handover of it is offered.
 */
export const concernsRow = (row: CaseRow, clinician: ClinicianPrincipal): boolean =>
  row.careUnitId === clinician.careUnitId ||
  row.responsible?.personId === clinician.personId ||
  [...(row.guests ?? []), ...(row.duties ?? [])].some(({ personId }) => personId === clinician.personId) ||
  (row.handover !== undefined && wasOffered(row.handover, clinician));

/** Whether a handover is or was offered to a clinician, also to one who has declined it. */
const wasOffered = ({ from, to }: NonNullable<CaseRow['handover']>, clinician: ClinicianPrincipal): boolean =>
  isAddressed({ from, to, declinedBy: [] }, clinician);

/** Whether an alarm is for a clinician: the lead of its unit, and whom it is for. */
export const concernsAlarm = (alarm: Alarm, { personId, careUnitId, lead }: ClinicianPrincipal): boolean =>
  alarm.personId === personId || (lead === true && alarm.careUnitId === careUnitId);

/** Whether news of a handover are for a clinician: its sender, and those it is or was offered to. */
export const concernsHandover = (handover: Handover, clinician: ClinicianPrincipal): boolean =>
  handover.from.personId === clinician.personId || wasOffered(handover, clinician);

/** Who takes part in the *vårdgivarchatt*; who took part before reads what was written, and hears no more. */
const INTERNALLY: readonly Standing[] = ['responsible', 'guest', 'receiver', 'colleague'];

/** Whether a clinician takes part in the *vårdgivarchatt* of a visit now. */
export const takesPartInternally = (visit: VisitSnapshot, clinician: ClinicianPrincipal): boolean =>
  INTERNALLY.includes(standingOf(visit, clinician));
