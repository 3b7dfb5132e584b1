import type { VisitSnapshot } from '@om/contracts/visit';
import { whereaboutsOf, type Awaited } from '@om/visit-state';
import type { Conversation } from '../../chat/conversation.js';

type Visit = Pick<VisitSnapshot, 'visitId' | 'state'> & {
  readonly patient: { readonly phone?: string | undefined };
};
type Known = Pick<Conversation, 'messages' | 'marks' | 'patientOnline' | 'notifications'>;

/** What this window knows of a patient from whom care waits to hear: what the rule of *Påminn patienten* asks for. */
export const awaitedPatient = (
  { visitId, state, patient }: Visit,
  { messages, marks, patientOnline, notifications }: Known,
): Awaited => {
  const ofCare = messages.findLast(
    ({ kind, author }) => kind === 'greeting' || (kind === 'text' && author?.side === 'care'),
  );
  const ofPatient = messages.findLast(({ kind, author }) => kind === 'text' && author?.side === 'patient');
  return {
    visitId,
    state,
    careSaid: ofCare,
    patient: { ...marks.patient, written: ofPatient?.seq ?? 0 },
    where: whereaboutsOf(patientOnline, visitId),
    hasNumber: patient.phone !== undefined,
    told: notifications.map(({ notificationId }) => notificationId),
  };
};
