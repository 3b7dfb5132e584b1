import type { Lateness } from './lateness.js';
import type { FormerParticipant, Guest, Handover } from './participation.js';
import type { EntryType, VisitState } from './states.js';
import type { Ticket } from './tickets.js';

/** A care unit, and a priority 1 to 5 there. */
export interface StartedAs {
  readonly careUnitId: string;
  readonly priority: number;
}

/** The one clinician who has the case (invariant 1 of domain 4.2). */
export interface Responsible {
  readonly personId: string;
  readonly name: string;
  readonly profession: string;
  /** Since when, ISO 8601 UTC. */
  readonly since: string;
}

/** What happens in the course of a visit beside its main way (domain 4.3 and 4.6); the contracts say what each means. */
export interface VisitCourse {
  readonly onHold?:
    | {
        readonly since: string;
        readonly suggested?: boolean | undefined;
        readonly answerBy?: string | undefined;
      }
    | undefined;
  readonly contactAttempts?:
    readonly { readonly at: string; readonly byName: string; readonly how: ContactWay }[] | undefined;
  readonly noShow?: { readonly at: string; readonly proposed?: boolean | undefined } | undefined;
  readonly emergency?:
    { readonly at: string; readonly byName: string; readonly byKind: 'clinician' | 'patient' } | undefined;
  readonly redirect?:
    { readonly destination: Redirection; readonly message: string; readonly at: string } | undefined;
  readonly cancellation?:
    | {
        readonly by: 'patient' | 'care';
        readonly reason?: string | undefined;
        readonly message?: string | undefined;
        readonly late?: boolean | undefined;
      }
    | undefined;
  readonly linkedTo?: { readonly visitId: string; readonly at: string; readonly byName: string } | undefined;
  readonly followsVisitId?: string | undefined;
  readonly createdBy?: { readonly personId: string; readonly name: string } | undefined;
  readonly additions?: readonly { readonly text: string; readonly at: string }[] | undefined;
  readonly claimExpiresAt?: string | undefined;
  readonly claimWarned?: boolean | undefined;
  readonly answerDueAt?: string | undefined;
  readonly overdueSince?: string | undefined;
  readonly replyDueAt?: string | undefined;
  readonly replyForUnitAt?: string | undefined;
  readonly replyLeadDueAt?: string | undefined;
  readonly replyEscalatedAt?: string | undefined;
  readonly closing?:
    { readonly at: string; readonly reason?: string | undefined; readonly seenSeq: number } | undefined;
  readonly reopenedAt?: string | undefined;
  readonly reopenReason?: string | undefined;
  readonly resumedAt?: string | undefined;
  readonly resumeNumber?: number | undefined;
}
export type ContactWay = 'phone' | 'sms' | 'message';
export type Redirection = 'emergency' | '1177' | 'care-unit' | 'other';

/** A booked time and what became of it. */
export interface VisitBooking {
  readonly bookedFor?: string | undefined;
  readonly booking?:
    | {
        readonly bookingId: string;
        readonly slotId: string;
        readonly from: string;
        readonly to: string;
        readonly visitType?: Ticket['visitType'] | undefined;
        readonly clinician?: { readonly personId: string; readonly name: string } | undefined;
      }
    | undefined;
  readonly checkedInAt?: string | undefined;
  readonly lateness?: (Lateness & { readonly careAbsentAt?: string | undefined }) | undefined;
  readonly tickets?: readonly Ticket[] | undefined;
}

/**
 * What the rules read and change of a visit. Structural, so that the snapshot of the contracts fits without this lib
 * knowing it. Instants are ISO 8601 in UTC; an absent field means "has not happened".
 */
export interface Visit extends VisitCourse, VisitBooking {
  readonly visitId: string;
  readonly version: number;
  readonly state: VisitState;
  readonly entry: EntryType;
  readonly careUnitId: string;
  readonly careUnitName: string;
  readonly priority: number;
  readonly patient: { readonly patientId: string };
  readonly createdAt: string;
  readonly waitingSince?: string | undefined;
  readonly responsible?: Responsible | undefined;
  readonly claimedAt?: string | undefined;
  readonly claimNumber: number;
  readonly startedAt?: string | undefined;
  /** Where, and as how urgent, the patient had waited when it was started. */
  readonly startedAs?: StartedAs | undefined;
  readonly greeting?: string | undefined;
  readonly endedAt?: string | undefined;
  readonly asyncUntil?: string | undefined;
  /** Highest entry of the conversation known at the end; what comes after it belongs to the asynchronous phase. */
  readonly endedAfterSeq?: number | undefined;
  readonly unansweredReply?: { readonly seq: number; readonly at: string } | undefined;
  readonly autoMessage?: { readonly text: string; readonly at: string; readonly due: boolean } | undefined;
  readonly sealing: boolean;
  /** Version with which the seal was asked for, while `sealing`: a seal set for an older version is not its answer. */
  readonly sealRequestVersion?: number | undefined;
  readonly closedAt?: string | undefined;
  readonly cancelledAt?: string | undefined;
  readonly handover?: Handover | undefined;
  readonly guests?: readonly Guest[] | undefined;
  readonly formerParticipants?: readonly FormerParticipant[] | undefined;
  readonly lastChange: {
    readonly at: string;
    readonly byName: string;
    readonly byKind: 'clinician' | 'patient' | 'service';
  };
}

/** Who acts: the principal of the contracts fits. */
export type Actor =
  | {
      readonly kind: 'clinician';
      readonly personId: string;
      readonly name: string;
      readonly profession: string;
      readonly careUnitId: string;
      /** The role chosen at login. */
      readonly role?: string | undefined;
      /** Unit lead of the care unit chosen at login. */
      readonly lead?: boolean | undefined;
    }
  | { readonly kind: 'patient'; readonly personId: string; readonly name: string }
  | { readonly kind: 'service'; readonly personId: string };

/** How an actor is named in what happened last; one of our services by its own name. */
export const nameOf = (actor: Actor): string => (actor.kind === 'service' ? actor.personId : actor.name);

/** A member of staff who acts. */
export type Clinician = Actor & { readonly kind: 'clinician' };

/** The part of a visit that decides who may see it and what can be done; a row of Startsida has it too. */
export type VisitOutline = Pick<Visit, 'state' | 'careUnitId' | 'patient' | 'responsible'> &
  Partial<
    Pick<
      Visit,
      | 'handover'
      | 'guests'
      | 'formerParticipants'
      | 'sealing'
      | 'startedAt'
      | 'emergency'
      | 'unansweredReply'
      | 'tickets'
    >
  > & {
    /** Whether a text of the patient waits for an answer; absent where nobody has looked at the conversation. */
    readonly patientWaits?: boolean | undefined;
  };
