import type { VisitSnapshot } from '@om/contracts';
import type { Writer } from '../duties/duty.js';
import type { DocumentedVisit, Participant } from './visit.schema.js';

/**
 * Everyone a snapshot names as having cared for the patient, with the unit where they did: the responsible, guests, and those
 * who were. A receiver who has not accepted is none of them.
 */
export const participantsOf = (visit: VisitSnapshot): Participant[] => {
  const { responsible, careUnitId, guests = [], formerParticipants = [], handover } = visit;
  const sender = handover?.state === 'accepted' ? [handover.from] : [];
  const had = responsible ? [{ ...responsible, careUnitId }] : [];
  return [...had, ...guests, ...formerParticipants, ...sender].map((person) => ({
    personId: person.personId,
    careUnitId: person.careUnitId,
  }));
};

/** Colleagues a snapshot names as guests who were invited; a former responsible who stays documents the handover. */
export const invitedOf = ({ guests = [] }: VisitSnapshot): DocumentedVisit['invited'] =>
  guests
    .filter(({ how }) => how === 'invited')
    .map(({ personId, name, careUnitId }) => ({ personId, name, careUnitId }));

/** The invited who have written to the patient, and since when. */
export const guestsWhoWrote = ({
  invited = [],
  writers = [],
}: Pick<DocumentedVisit, 'invited' | 'writers'>): Writer[] =>
  invited.flatMap(({ personId, name, careUnitId }) => {
    const [since] = writers
      .filter((writer) => writer.personId === personId)
      .map(({ at }) => at)
      .sort();
    return since === undefined ? [] : [{ clinician: { personId, name }, careUnitId, since }];
  });
