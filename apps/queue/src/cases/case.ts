import { caseRow, type CaseRow, type ChatMessage, type VisitSnapshot } from '@om/contracts';
import { placesOf } from './case-places.js';
import type { CaseDocument } from './case.schema.js';
import { caseOfVisit } from './case-of-visit.js';

/** Fields of a case that change, or undefined when what was heard is not news. */
export type News = Partial<CaseDocument> | undefined;

/** Before anything has been heard. */
export const UNHEARD = { visitVersion: 0, patientOnline: false } as const;

/** What changed, with the places that follow from it. */
const placed = (known: CaseDocument, change: Partial<CaseDocument>): News => ({
  ...change,
  ...placesOf({ ...known, ...change }),
});

/** Takes in a visit by version: what is older than, or the same as, the known is no news (architecture 2-2). */
export const newsOfVisit = (known: CaseDocument, visit: VisitSnapshot): News =>
  visit.version <= known.visitVersion
    ? undefined
    : placed(known, { visitVersion: visit.version, ...caseOfVisit(visit) });

/** Takes in a message by its place: only one that a person wrote, and only a later one. A notice is about a person, not by one. */
export const newsOfMessage = (known: CaseDocument, { author, at, seq, kind }: ChatMessage): News =>
  author && kind !== 'notice' && seq > (known.lastMessage?.seq ?? 0)
    ? placed(known, { lastMessage: { side: author.side, at, seq } })
    : undefined;

/** Takes in whether the patient is there. */
export const newsOfPresence = (known: CaseDocument, online: boolean): News =>
  known.patientOnline === online ? undefined : { patientOnline: online };

/** The row of a case, or undefined while the visit has not been heard of. */
export const rowOf = ({ _id, heardDuties, ...rest }: CaseDocument): CaseRow | undefined => {
  if (rest.visitVersion === 0) return undefined;
  const duties = heardDuties?.filter(({ open }) => open);
  const more = {
    unansweredSince: rest.unansweredSince ?? rest.replySince,
    duties: duties?.length ? duties : undefined,
  };
  const present = Object.fromEntries(
    Object.entries({ ...rest, ...more }).filter(([, value]) => value !== undefined),
  );
  return caseRow.parse({ ...present, visitId: _id });
};
