import type { VisitSnapshot } from '@om/contracts';
import { isAddressed, isThem } from '@om/visit-state';
import type { DocumentedVisit } from './visit.schema.js';

/** A clinician as far as rights go: who, and for which unit they work now. */
type Asker = Readonly<{ personId: string; careUnitId: string; role: string }>;

/**
 * Those who have had the case or taken part in it may document it, each from the unit where they did (inre sekretess, domain 2.2;
 * notes are per clinician, domain 4.5), whatever has become of the visit since: during it, after the end, after a handover
 * and after the closing (domain 4.2 invariant 10).
 */
export const mayDocument = (
  {
    careUnitId,
    responsibles,
    participants = [],
  }: Pick<DocumentedVisit, 'careUnitId' | 'responsibles' | 'participants'>,
  clinician: Asker,
): boolean =>
  (careUnitId === clinician.careUnitId && responsibles.includes(clinician.personId)) ||
  participants.some(isThem(clinician));

/**
 * Whether *Ta emot* or *Acceptera* may have been pressed a moment ago and its event not be here yet: as far as is known nobody
 * has the case, or it is offered to them. A colleague of a case that somebody has is answered at once.
 */
export const claimMayBeUnderWay = (
  visit: Pick<DocumentedVisit, 'careUnitId' | 'state' | 'offered'> | null,
  clinician: Asker,
): boolean => {
  if (visit === null) return true;
  if (visit.offered && isOffered(visit.offered, clinician)) return true;
  return visit.careUnitId === clinician.careUnitId && UNCLAIMED.includes(visit.state);
};

const isOffered = (
  { personId, careUnitId, role }: NonNullable<DocumentedVisit['offered']>,
  clinician: Asker,
): boolean => {
  const person = personId === null ? undefined : { personId, name: '' };
  const byNobody = { from: { personId: '' }, declinedBy: [] };
  return isAddressed({ ...byNobody, to: { careUnitId, role, person } }, clinician);
};

const UNCLAIMED: readonly VisitSnapshot['state'][] = ['waiting', 'scheduled'];

/** The part of a snapshot that documentation keeps. */
export const replicaOf = (
  visit: VisitSnapshot,
): Omit<DocumentedVisit, 'responsibles' | 'participants' | 'invited' | 'writers'> => ({
  _id: visit.visitId,
  version: visit.version,
  state: visit.state,
  careUnitId: visit.careUnitId,
  patientId: visit.patient.patientId,
  reason: visit.reason.label,
  ownWords: visit.ownWords,
  answers: visit.answers,
  offered: offeredBy(visit),
});

const offeredBy = ({ handover }: VisitSnapshot): NonNullable<DocumentedVisit['offered']> | null =>
  handover?.state === 'proposed'
    ? {
        careUnitId: handover.to.careUnitId,
        role: handover.to.role,
        personId: handover.to.person?.personId ?? null,
      }
    : null;
