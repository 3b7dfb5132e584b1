import type { ClinicianPrincipal, Principal } from '@om/contracts';
import type { Conversation } from '../conversations/conversation.js';
import { isAddressed, placeOf, type Standing } from '../conversations/rights.js';

/** What someone may do in the vårdgivarchatt of a visit. */
export interface InternalRights {
  readonly read: boolean;
  readonly write: boolean;
}

const NOTHING: InternalRights = { read: false, write: false };
const LOOK: InternalRights = { read: true, write: false };
const TALK: InternalRights = { read: true, write: true };

/** From *Ta emot* until the case is over: before, there is nobody to talk to; after, the record speaks. */
const OPEN_STATES: readonly Conversation['state'][] = ['claimed', 'ongoing', 'on-hold', 'async'];

/** The patient stands first among those who never get in (domain 4.2 invariant 5). */
const BY_STANDING: Readonly<Record<Standing, InternalRights>> = {
  patient: NOTHING,
  stranger: NOTHING,
  responsible: TALK,
  guest: TALK,
  receiver: TALK,
  colleague: TALK,
  former: LOOK,
};

/**
 * Who takes part in the vårdgivarchatt (domain 4.4): clinicians of the unit, the responsible, guests, and both ends of a
 * handover. To whom a handover was proposed that was taken back, declined or ran out still reads, as long as it is the
 * latest, and writes no more.
 */
export const internalRights = (visit: Conversation, principal: Principal): InternalRights => {
  if (principal.kind !== 'clinician') return NOTHING;
  const rights = BY_STANDING[placeOf(visit, principal).standing];
  const may = rights.read || !wasConcerned(visit, principal) ? rights : LOOK;
  return may.write && !OPEN_STATES.includes(visit.state) ? LOOK : may;
};

const wasConcerned = ({ handover }: Conversation, person: ClinicianPrincipal): boolean => {
  if (!handover || handover.state === 'accepted') return false;
  const isSender =
    handover.from.personId === person.personId && handover.from.careUnitId === person.careUnitId;
  const declined = handover.declinedBy.includes(person.personId);
  return isSender || isAddressed(declined ? { ...handover, declinedBy: [] } : handover, person);
};

/** Units whose staff are concerned: where live events of the vårdgivarchatt go. The visit's own stands first. */
export const internalUnits = ({ careUnitId, guests = [], handover }: Conversation): string[] => [
  ...new Set([
    careUnitId,
    ...guests.map((guest) => guest.careUnitId),
    ...(handover ? [handover.from.careUnitId, handover.to.careUnitId] : []),
  ]),
];
