import type { Alarm, VisitSnapshot } from '@om/contracts';
import { isKeptWaiting } from '@om/visit-state';
import { v5 } from 'uuid';

type Kind = Alarm['kind'];
/** When it was raised and what tells it from another of its kind; nothing = no cause for an alarm. */
type Cause =
  { readonly raisedAt: string; readonly of: string; readonly personId?: string | undefined } | undefined;

const OPEN: readonly VisitSnapshot['state'][] = [
  'waiting',
  'scheduled',
  'claimed',
  'ongoing',
  'on-hold',
  'async',
];

/** What alarms, as the visit's own state says it: the newest state decides, in whatever order events are heard. */
const CAUSES: Readonly<
  Record<Exclude<Kind, 'shift-ended' | 'duty-late' | 'duty-overdue'>, (visit: VisitSnapshot) => Cause>
> = {
  overdue: ({ overdueSince, state }) =>
    overdueSince !== undefined && (state === 'waiting' || state === 'scheduled')
      ? { raisedAt: overdueSince, of: overdueSince }
      : undefined,
  emergency: ({ emergency, state, responsible }) =>
    emergency && OPEN.includes(state)
      ? { raisedAt: emergency.at, of: emergency.at, personId: responsible?.personId }
      : undefined,
  'handover-expired': (visit) => failedHandover(visit, 'expired'),
  'handover-declined': (visit) => failedHandover(visit, 'declined'),
  'reply-escalated': ({ replyEscalatedAt, unansweredReply, responsible }) =>
    replyEscalatedAt !== undefined && unansweredReply
      ? { raisedAt: replyEscalatedAt, of: replyEscalatedAt, personId: responsible?.personId }
      : undefined,
  'care-absent': (visit) => {
    const { bookedFor, booking, responsible, lastChange } = visit;
    if (!isKeptWaiting(visit)) return undefined;
    const personId = (responsible ?? booking?.clinician)?.personId;
    return { raisedAt: bookedFor ?? lastChange.at, of: bookedFor ?? '', personId };
  },
};

/** The sender still has the case and has to choose again (domain 4.4 H3, H5), until they have or the visit is over. */
const failedHandover = ({ handover, state }: VisitSnapshot, failed: 'expired' | 'declined'): Cause =>
  handover?.state === failed && OPEN.includes(state)
    ? {
        raisedAt: handover.answeredAt ?? handover.expiresAt,
        of: handover.handoverId,
        personId: handover.from.personId,
      }
    : undefined;

/** The alarms a visit gives cause to now. The id of an alarm follows from its cause, so that raising it twice is once. */
export const alarmsOf = (visit: VisitSnapshot): Alarm[] =>
  Object.entries(CAUSES).flatMap(([kind, causeOf]) => {
    const cause = causeOf(visit);
    if (!cause) return [];
    const { raisedAt, of, personId } = cause;
    return [
      {
        alarmId: v5(`${kind} ${of}`, visit.visitId),
        kind: kind as Kind,
        careUnitId: visit.careUnitId,
        visitId: visit.visitId,
        raisedAt,
        ...(personId === undefined ? {} : { personId }),
      },
    ];
  });
