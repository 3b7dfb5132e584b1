import { isAddressed, pendingHandover, type Handover, type Member, type Offer } from './participation.js';
import type { Actor, Clinician } from './visit.js';

/**
 * What someone is to a visit; the first that holds. `receiver`: to whom a handover is offered that waits for an answer;
 * `colleague`: works at the visit's unit; `former`: took part before and documents it; `stranger`: there is no such visit
 * for them, so that nothing is revealed.
 */
export const STANDINGS = [
  'patient',
  'responsible',
  'guest',
  'receiver',
  'colleague',
  'former',
  'stranger',
] as const;
export type Standing = (typeof STANDINGS)[number];

type Part = Pick<Member, 'personId' | 'careUnitId'>;
/** Who takes part in a visit, as far as it decides what someone is to it: visits, rows and replicas of them fit. */
export interface Participants {
  readonly careUnitId: string;
  readonly patient: { readonly patientId: string };
  readonly responsible?: { readonly personId: string } | undefined;
  readonly handover?: (Pick<Handover, 'state'> & Offer) | undefined;
  readonly guests?: readonly Part[] | undefined;
  readonly formerParticipants?: readonly Part[] | undefined;
}

/**
 * What someone is to a visit. Staff count only while logged in at the unit where they take part: what a person may read
 * follows the assignment they work under, and an assignment elsewhere gives no right to it (domain 2.2 and 2.3).
 */
export const standingOf = (visit: Participants, actor: Actor): Standing => {
  switch (actor.kind) {
    case 'patient':
      return actor.personId === visit.patient.patientId ? 'patient' : 'stranger';
    case 'clinician':
      return CLINICIAN_STANDINGS.find((standing) => IS[standing](visit, actor)) ?? 'stranger';
    case 'service':
      return 'stranger';
  }
};

/** Whether someone may see a visit, see {@link standingOf}. */
export const maySee = (visit: Participants, actor: Actor): boolean => standingOf(visit, actor) !== 'stranger';

/** Whether the clinician works at the visit's unit now. */
export const isOfUnit = ({ careUnitId }: Participants, actor: Actor): boolean =>
  actor.kind === 'clinician' && actor.careUnitId === careUnitId;

/** Whether the clinician has the case. */
export const isResponsible = (visit: Participants, actor: Actor): boolean =>
  isOfUnit(visit, actor) && visit.responsible?.personId === actor.personId;

/** Whether the clinician takes part as a guest now. */
export const isGuest = ({ guests = [] }: Participants, actor: Actor): boolean =>
  actor.kind === 'clinician' && guests.some(isThem(actor));

/** Whether a part in a visit is this person's: who they are and where they work now must both fit. */
export const isThem =
  (one: Part) =>
  (other: Part): boolean =>
    one.personId === other.personId && one.careUnitId === other.careUnitId;

const CLINICIAN_STANDINGS = ['responsible', 'guest', 'receiver', 'colleague', 'former'] as const;
const IS: Readonly<
  Record<(typeof CLINICIAN_STANDINGS)[number], (visit: Participants, actor: Clinician) => boolean>
> = {
  responsible: isResponsible,
  guest: isGuest,
  receiver: (visit, actor) => {
    const pending = pendingHandover(visit);
    return pending !== undefined && isAddressed(pending, actor);
  },
  colleague: isOfUnit,
  former: ({ formerParticipants = [] }, actor) => formerParticipants.some(isThem(actor)),
};
