import type { VisitSnapshot } from '@om/contracts';

/** The latest handover as far as it decides who may read and write; its message is read from visit, never from chat. */
export type HandoverSide = Pick<
  NonNullable<VisitSnapshot['handover']>,
  'handoverId' | 'state' | 'from' | 'to' | 'answeredBy' | 'answeredVersion'
> & {
  /** Those who have said no, and with which version of the visit. */
  readonly declinedBy: readonly { readonly personId: string; readonly version?: number | undefined }[];
};

/** What chat keeps of a snapshot as it is. */
const KEPT = [
  'state',
  'careUnitId',
  'responsible',
  'notifyAt',
  'claimNumber',
  'startedAt',
  'greeting',
  'endedAt',
  'endedAfterSeq',
  'asyncUntil',
  'unansweredReply',
  'autoMessage',
  'sealing',
  'sealRequestVersion',
  'cancelledAt',
  'cancellation',
  'guests',
  'formerParticipants',
  'bookedFor',
  'checkedInAt',
  'lateness',
  'tickets',
  'onHold',
  'resumedAt',
  'resumeNumber',
  'reopenedAt',
  'redirect',
  'noShow',
  'emergency',
  'overdueSince',
] as const satisfies readonly (keyof VisitSnapshot)[];

/**
 * What chat knows of a visit: a replica of the last snapshot it has heard, replaced as a whole when a newer version comes
 * (architecture 2-2). Instants are ISO 8601 in UTC, as on the wire. Only reminders and the like compare them with chat's own
 * time; what came before what in a conversation is told by `seq` and version alone.
 */
export interface Conversation extends Pick<VisitSnapshot, (typeof KEPT)[number]> {
  /** The visit's id; conversation and visit are the same thing seen from two services. */
  _id: string;
  /** Version of the visit this replica shows. */
  version: number;
  patient: { patientId: string; name: string; phone?: string | undefined };
  handover?: HandoverSide | undefined;
}

/** The part of a snapshot that chat keeps. Priority, own words and answers are none of its business. */
export const conversationOf = (visit: VisitSnapshot): Conversation => ({
  ...kept(visit),
  _id: visit.visitId,
  version: visit.version,
  patient: { patientId: visit.patient.patientId, name: visit.patient.name, phone: visit.patient.phone },
  ...(visit.handover && { handover: handoverSide(visit.handover) }),
});

const kept = (visit: VisitSnapshot): Pick<VisitSnapshot, (typeof KEPT)[number]> =>
  Object.fromEntries(KEPT.map((field) => [field, visit[field]])) as Pick<
    VisitSnapshot,
    (typeof KEPT)[number]
  >;

const handoverSide = (handover: NonNullable<VisitSnapshot['handover']>): HandoverSide => {
  const { handoverId, state, from, to, answeredBy, answeredVersion, declinedBy } = handover;
  return {
    handoverId,
    state,
    from,
    to,
    declinedBy: declinedBy.map(({ personId, version }) => ({ personId, version })),
    answeredBy,
    answeredVersion,
  };
};

/** Which of two replicas counts: the newer version, so that duplicates and reordering are harmless. */
export const newest = (known: Conversation | null, heard: Conversation): Conversation =>
  known && known.version >= heard.version ? known : heard;
