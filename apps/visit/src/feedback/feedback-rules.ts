import type { answerFeedback, ClinicianPrincipal, Feedback, giveFeedback, Principal } from '@om/contracts';
import type { Payload, Refused } from '@om/messaging';
import { refused } from '../refusals.js';

/** Nobody but the unit's lead and who gave it knows that it exists. */
const UNKNOWN = refused('visit.unknown-feedback', 'No such feedback for the asker');

/** New feedback about a visit; it goes to the lead of the unit that has the visit. */
export const given = (
  { feedbackId, visitId, category, text }: Payload<typeof giveFeedback>,
  careUnitId: string,
  { personId, name }: ClinicianPrincipal,
  now: Date,
): Feedback => ({
  feedbackId,
  visitId,
  careUnitId,
  category,
  text,
  state: 'new',
  by: { personId, name },
  at: now.toISOString(),
});

/** The lead has read it: only what is new changes. */
export const read = (feedback: Feedback, lead: Principal, now: Date): Feedback | Refused => {
  if (!isLeadOf(feedback.careUnitId, lead)) return UNKNOWN;
  return feedback.state === 'new' ? { ...feedback, state: 'read', readAt: now.toISOString() } : feedback;
};

/** The lead has dealt with it and answers; answering again replaces the answer. */
export const answered = (
  feedback: Feedback,
  { text }: Payload<typeof answerFeedback>,
  lead: Principal,
  now: Date,
): Feedback | Refused => {
  if (!isLeadOf(feedback.careUnitId, lead)) return UNKNOWN;
  const { personId, name } = lead;
  const at = now.toISOString();
  return {
    ...feedback,
    state: 'actioned',
    readAt: feedback.readAt ?? at,
    answer: { text, by: { personId, name }, at },
  };
};

/** Whether someone leads a unit, by the login of now. */
export const isLeadOf = (careUnitId: string, who: Principal): who is ClinicianPrincipal =>
  who.kind === 'clinician' && who.lead === true && who.careUnitId === careUnitId;
