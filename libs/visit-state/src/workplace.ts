import type { Offer } from './participation.js';
import { maySee, type Participants } from './standing.js';
import type { Clinician } from './visit.js';

/** Someone who takes part in a listed visit; `careUnitId` is where, absent in rows of before it was kept: the visit's unit. */
interface ListedPart {
  readonly personId: string;
  readonly careUnitId?: string | undefined;
}

/** A row of a list as far as it tells who takes part in the visit. */
export interface Listed extends Pick<Participants, 'careUnitId' | 'patient' | 'responsible'> {
  /** Only while it waits for an answer. */
  readonly handover?: Omit<Offer, 'declinedBy'> | undefined;
  readonly guests?: readonly ListedPart[] | undefined;
  /** Open documentation duties: who has one has taken part where it is. */
  readonly duties?: readonly ListedPart[] | undefined;
}

/** Where somebody must be logged in to work with a visit; `role` where it must be that one. */
export interface Workplace {
  readonly careUnitId: string;
  readonly role?: string | undefined;
}

/**
 * The other unit at which a clinician takes part in a listed visit that they may not see where they are logged in now;
 * undefined when they see it from here, or take no part at all. What is theirs stays in their lists wherever they work, so that
 * nobody forgets it, but opens only under the assignment they have it by (see `standingOf`).
 */
export const elsewhereOf = (row: Listed, who: Clinician): Workplace | undefined =>
  maySee(participantsIn(row), who) ? undefined : workplacesOf(row, who.personId)[0];

/** Whether a row is one for a clinician's lists: they see the visit from where they are, or it is theirs elsewhere. */
export const isListedFor = (row: Listed, who: Clinician): boolean =>
  maySee(participantsIn(row), who) || elsewhereOf(row, who) !== undefined;

const workplacesOf = (row: Listed, personId: string): readonly Workplace[] => {
  const { careUnitId, responsible, handover } = row;
  const { guests, formerParticipants } = participantsIn(row);
  return [
    ...(responsible?.personId === personId ? [{ careUnitId }] : []),
    ...[...guests, ...formerParticipants].filter((part) => part.personId === personId),
    ...(handover?.to.person?.personId === personId ? [handover.to] : []),
  ].map((part) => ({ careUnitId: part.careUnitId, ...('role' in part && { role: part.role }) }));
};

/** Who has declined stays in, so that they are told of the row when it leaves their list. */
const participantsIn = (row: Listed) => {
  const { careUnitId, patient, responsible, handover, guests = [], duties = [] } = row;
  const placed = ({ personId, careUnitId: at = careUnitId }: ListedPart) => ({ personId, careUnitId: at });
  return {
    careUnitId,
    patient,
    responsible,
    handover: handover && { ...handover, state: 'proposed' as const, declinedBy: [] },
    guests: guests.map(placed),
    formerParticipants: duties.map(placed),
  } satisfies Participants;
};
