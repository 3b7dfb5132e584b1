import type { StartedAs } from './visit.js';

/** States of a handover, region B (domain 4.1). */
export type HandoverState = 'proposed' | 'accepted' | 'declined' | 'cancelled' | 'expired';

interface Person {
  readonly personId: string;
  readonly name: string;
}
/** A clinician as a visit remembers them: the responsible one, a guest, a sender. */
export interface Member extends Person {
  readonly profession: string;
  readonly careUnitId: string;
}
/** *Resurs*: unit and role, and one person where it is addressed to one (domain 1.2). */
export interface Resource {
  readonly careUnitId: string;
  readonly careUnitName: string;
  readonly role: string;
  readonly person?: Person | undefined;
}

/** What the receiver gets to know beforehand, in SBAR's parts, each of them optional (domain 4.4). Never the patient's to read. */
export interface HandoverSummary {
  readonly situation?: string | undefined;
  readonly background?: string | undefined;
  readonly assessment?: string | undefined;
  readonly recommendation?: string | undefined;
  /** What the patient has been told. */
  readonly patientKnows?: string | undefined;
}

/** The latest handover of a visit (domain 4.4). Instants are ISO 8601 in UTC. */
export interface Handover {
  readonly handoverId: string;
  readonly state: HandoverState;
  readonly proposedAt: string;
  readonly expiresAt: string;
  readonly remindedAt?: string | undefined;
  readonly from: Member;
  readonly to: Resource;
  readonly priority: number;
  readonly message?: string | undefined;
  readonly summary?: HandoverSummary | undefined;
  /** When it is opened to everyone of unit and role, and when it has been; only where it was addressed to one person. */
  readonly widensAt?: string | undefined;
  readonly widenedAt?: string | undefined;
  readonly declinedBy: readonly (Person & {
    readonly at: string;
    readonly code: DeclineCode;
    readonly text: string;
    readonly version?: number | undefined;
  })[];
  readonly answeredAt?: string | undefined;
  readonly answeredBy?: Person | undefined;
  readonly answeredVersion?: number | undefined;
}
export type DeclineCode = 'wrong-unit' | 'no-time' | 'other-competence' | 'other';

/** How much of the conversation someone may read; `fromSeq` is the last entry there was when they came. */
interface Sight {
  readonly sees: 'all' | 'from-now';
  readonly fromSeq?: number | undefined;
}
/** A colleague who takes part without being responsible. */
export interface Guest extends Member, Sight {
  readonly since: string;
  readonly how: 'invited' | 'handover';
}
/** Someone who has taken part and may still read, to document what they did (invariant 10). */
export interface FormerParticipant extends Member, Sight {
  readonly until: string;
  /** Version of the visit from which on they take part no more. */
  readonly untilVersion?: number | undefined;
  readonly was: 'responsible' | 'guest';
}

/** The part of an actor that decides whether a handover is addressed to them. */
interface Addressee {
  readonly personId: string;
  readonly careUnitId: string;
  readonly role?: string | undefined;
}

/** The part of a handover that decides to whom it is, or was, offered. */
export interface Offer {
  readonly from: Pick<Person, 'personId'>;
  readonly to: Pick<Resource, 'careUnitId' | 'role' | 'person'>;
  readonly declinedBy: readonly Pick<Person, 'personId'>[];
}

/**
 * Whether a handover, in whatever state, is or was offered to this clinician and not declined by them: to a member of unit and
 * role while they work there, and only to the one it names. The sender never is its receiver.
 */
export const isAddressed = (
  { from, to, declinedBy }: Offer,
  { personId, careUnitId, role }: Addressee,
): boolean => {
  if (from.personId === personId || declinedBy.some((member) => member.personId === personId)) return false;
  const worksThere = to.careUnitId === careUnitId && to.role === role;
  return worksThere && (!to.person || to.person.personId === personId);
};

/** The latest handover while it waits for an answer. */
export const pendingHandover = <H extends Pick<Handover, 'state'>>({
  handover,
}: {
  readonly handover?: H | undefined;
}): H | undefined => (handover?.state === 'proposed' ? handover : undefined);

/**
 * Whether the visit has come to its unit and priority by a handover, so that nobody waited for it there. It holds its latest handover
 * only; whoever handed it over before that is its guest.
 */
const hasBeenHandedOver = ({ handover, guests = [] }: HandedOn): boolean =>
  handover?.state === 'accepted' || guests.some(({ how }) => how === 'handover');

/** The part of a visit that a handover changes or leaves behind. */
interface HandedOn extends StartedAs {
  readonly startedAt?: string | undefined;
  readonly startedAs?: StartedAs | undefined;
  readonly handover?: Pick<Handover, 'state'> | undefined;
  readonly guests?: readonly Pick<Guest, 'how'>[] | undefined;
}

/**
 * Where, and as how urgent, the patient had waited for a visit that has begun, whoever has it now. Undefined before the start, and
 * where it is not known: of a visit of an earlier release that has been handed over since.
 */
export const startedAs = (visit: HandedOn): StartedAs | undefined => {
  const { startedAt, careUnitId, priority } = visit;
  if (startedAt === undefined || visit.startedAs) return visit.startedAs;
  return hasBeenHandedOver(visit) ? undefined : { careUnitId, priority };
};
