import type { ClinicianPrincipal, Handover, VisitSnapshot } from '@om/contracts';
import { isAddressed, standingOf, type Standing } from '@om/visit-state';

/** Whether news of a handover are for a clinician: its sender, and those it is or was offered to; who has declined is out of it (H3). */
export const concernsHandover = (handover: Handover, clinician: ClinicianPrincipal): boolean =>
  handover.from.personId === clinician.personId || isAddressed(handover, clinician);

/** Who takes part in the *vårdgivarchatt*; who took part before reads what was written, and hears no more. */
const INTERNALLY: readonly Standing[] = ['responsible', 'guest', 'receiver', 'colleague'];

/** Whether a clinician takes part in the *vårdgivarchatt* of a visit now. */
export const takesPartInternally = (visit: VisitSnapshot, clinician: ClinicianPrincipal): boolean =>
  INTERNALLY.includes(standingOf(visit, clinician));
