import type { ClinicianPrincipal, Principal } from '@om/contracts';
import { isAddressed, isThem, type Standing } from '@om/visit-state';
import type { Conversation } from '../conversations/conversation.js';
import { placeOf } from '../conversations/rights.js';

/** What someone may do in the vårdgivarchatt of a visit. */
export interface InternalRights {
  readonly read: boolean;
  readonly write: boolean;
  /** Only what was written while chat knew the visit at an earlier version than this is theirs; absent = everything. */
  readonly beforeVersion?: number;
}

const NOTHING: InternalRights = { read: false, write: false };
const LOOK: InternalRights = { read: true, write: false };
const TALK: InternalRights = { read: true, write: true };

/** From *Ta emot* until the case is over: before, there is nobody to talk to; after, the record speaks. */
const OPEN_STATES: readonly Conversation['state'][] = ['claimed', 'ongoing', 'on-hold', 'async'];

/** The patient stands first among those who never get in (domain 4.2 invariant 5). */
const BY_STANDING: Readonly<Record<Exclude<Standing, 'former' | 'stranger'>, InternalRights>> = {
  patient: NOTHING,
  responsible: TALK,
  guest: TALK,
  receiver: TALK,
  colleague: TALK,
};

/**
 * Who takes part in the vårdgivarchatt (domain 4.4): clinicians of the unit, the responsible, guests, and both ends of a
 * handover. Whose part is over still reads what was written until then, nothing later, and writes no more (H4): who has left, and
 * to whom a handover was offered that they declined, that was taken back or that ran out, as long as it is the latest.
 */
export const internalRights = (visit: Conversation, principal: Principal): InternalRights => {
  if (principal.kind !== 'clinician') return NOTHING;
  const { standing } = placeOf(visit, principal);
  if (standing === 'former' || standing === 'stranger') return untilLeaving(visit, principal);
  const rights = BY_STANDING[standing];
  return rights.write && !OPEN_STATES.includes(visit.state) ? LOOK : rights;
};

/** Of several parts that are over, the one that ended last counts; one of which that is not known lets nothing be read. */
const untilLeaving = (visit: Conversation, person: ClinicianPrincipal): InternalRights => {
  const parts = [...leavings(visit, person), ...offersOver(visit, person)];
  return parts.length === 0 ? NOTHING : { ...LOOK, beforeVersion: Math.max(...parts) };
};

const leavings = ({ formerParticipants = [] }: Conversation, person: ClinicianPrincipal): number[] =>
  formerParticipants.filter(isThem(person)).map(({ untilVersion = 0 }) => untilVersion);

const offersOver = ({ handover }: Conversation, person: ClinicianPrincipal): number[] => {
  if (!handover || handover.state === 'accepted') return [];
  if (!isAddressed({ ...handover, declinedBy: [] }, person)) return [];
  const no = handover.declinedBy.find(({ personId }) => personId === person.personId);
  return [(no ?? { version: handover.answeredVersion }).version ?? 0];
};

/** Units whose staff take part now: where live events of the vårdgivarchatt go. The visit's own stands first. */
export const internalUnits = ({ careUnitId, guests = [], handover }: Conversation): string[] => [
  ...new Set([
    careUnitId,
    ...guests.map((guest) => guest.careUnitId),
    ...(handover?.state === 'proposed' ? [handover.to.careUnitId] : []),
  ]),
];
