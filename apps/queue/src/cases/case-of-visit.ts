import type { VisitSnapshot } from '@om/contracts';
import { firstAnswerDue } from '@om/visit-state';
import type { CaseOfVisit } from './case.schema.js';

/** What Startsida keeps of a visit. Every field is named, so that what the visit no longer has is removed. */
export const caseOfVisit = (visit: VisitSnapshot) =>
  ({
    ...course(visit),
    ...participation(visit),
    state: visit.state,
    entry: visit.entry,
    careUnitId: visit.careUnitId,
    priority: visit.priority,
    reason: visit.reason.label,
    patient: {
      patientId: visit.patient.patientId,
      name: visit.patient.name,
      birthDate: visit.patient.birthDate,
    },
    flags: visit.flags,
    patientNumbers: numbersOf(visit.patient),
    overSince: overSince(visit),
  }) satisfies Record<keyof CaseOfVisit, unknown>;

const course = (visit: VisitSnapshot) => ({
  wordsAddedAt: visit.startedAt === undefined ? visit.additions?.at(-1)?.at : undefined,
  waitingSince: visit.waitingSince,
  dueAt: lateFrom(visit),
  bookedFor: visit.bookedFor,
  bookedWith: visit.booking?.clinician,
  visitType: visit.booking?.visitType,
  claimedAt: visit.claimedAt,
  claimExpiresAt: visit.claimExpiresAt,
  checkedInAt: visit.checkedInAt,
  startedAt: visit.startedAt,
  resumedAt: visit.resumedAt,
  endedAt: visit.endedAt,
  asyncUntil: visit.asyncUntil,
  unansweredSince: waitingReply(visit)?.at,
  onHoldSince: visit.state === 'on-hold' ? visit.onHold?.since : undefined,
  emergencyAt: visit.emergency?.at,
  overdueSince: visit.overdueSince,
  replyForUnitAt: waitingReply(visit) && visit.replyForUnitAt,
  replyEscalatedAt: waitingReply(visit) && visit.replyEscalatedAt,
  lateness: visit.lateness,
  noShow: visit.noShow,
  linkedTo: visit.linkedTo?.visitId,
});

/** A handover is shown only while it waits for an answer. */
const participation = ({ responsible, handover, guests }: VisitSnapshot) => {
  const proposed = handover?.state === 'proposed' ? handover : undefined;
  return {
    responsible,
    handover: proposed && {
      handoverId: proposed.handoverId,
      proposedAt: proposed.proposedAt,
      expiresAt: proposed.expiresAt,
      from: proposed.from,
      to: proposed.to,
      priority: proposed.priority,
    },
    declinedBy: proposed?.declinedBy.map(({ personId }) => personId),
    guests: guests?.map(({ personId, name, since, careUnitId }) => ({ personId, name, since, careUnitId })),
  };
};

const waitingReply = ({ state, unansweredReply }: VisitSnapshot) =>
  state === 'async' ? unansweredReply : undefined;

/**
 * A booked patient is left waiting from the booked time on, another from when visit says that the answer is due, which a case
 * of an earlier release does not say; nobody once it has started.
 */
const lateFrom = ({
  startedAt,
  bookedFor,
  answerDueAt,
  waitingSince,
  priority,
}: VisitSnapshot): string | undefined => {
  if (startedAt !== undefined) return undefined;
  if (bookedFor !== undefined || waitingSince === undefined) return bookedFor ?? answerDueAt;
  return answerDueAt ?? firstAnswerDue(priority, new Date(waitingSince), {}).toISOString();
};

const ENDS: readonly VisitSnapshot['state'][] = ['closed', 'cancelled', 'no-show', 'redirected'];

const overSince = (visit: VisitSnapshot): string | undefined =>
  visit.state === 'async' || ENDS.includes(visit.state)
    ? (visit.endedAt ?? visit.cancelledAt ?? visit.closedAt ?? visit.lastChange.at)
    : undefined;

/** Personnummer with twelve and with ten digits, and the birth date. */
const numbersOf = ({ personnummer, birthDate }: VisitSnapshot['patient']): string[] => [
  personnummer,
  personnummer.slice(2),
  birthDate.replaceAll('-', ''),
];
