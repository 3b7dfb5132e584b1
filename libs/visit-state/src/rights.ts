import type { VisitRefusal } from './refusals.js';
import type { Party } from './transitions.js';
import type { Actor, VisitOutline } from './visit.js';

/**
 * Whether someone may see a visit: a clinician those of the care unit chosen at login and those one is responsible for,
 * a patient the own ones. Others get the answer that there is no such visit, so that nothing is revealed.
 */
export const maySee = (visit: VisitOutline, actor: Actor): boolean => {
  switch (actor.kind) {
    case 'clinician':
      return actor.careUnitId === visit.careUnitId || isResponsible(visit, actor);
    case 'patient':
      return actor.personId === visit.patient.patientId;
    case 'service':
      return false;
  }
};

/** Whether the clinician has the case. */
export const isResponsible = (visit: VisitOutline, actor: Actor): boolean =>
  actor.kind === 'clinician' && visit.responsible?.personId === actor.personId;

/** Why this kind of person can never cause this, whatever the state; undefined = it is theirs to try. */
export const partyRefusal = (party: Party, visit: VisitOutline, actor: Actor): VisitRefusal | undefined => {
  if (party === 'system') return undefined;
  if (!maySee(visit, actor)) return { code: 'visit.not-found', detail: 'No such visit for the asker' };
  const kind = party === 'patient' ? 'patient' : 'clinician';
  return actor.kind === kind ? undefined : FORBIDDEN;
};

/** Why this person cannot cause it in this state. */
export const roleRefusal = (party: Party, visit: VisitOutline, actor: Actor): VisitRefusal | undefined =>
  party === 'responsible' && !isResponsible(visit, actor)
    ? { code: 'visit.not-responsible', detail: 'The asker does not have the case' }
    : undefined;

const FORBIDDEN: VisitRefusal = { code: 'visit.forbidden', detail: 'Not for this kind of person' };
