import { caseRow, type CaseRow, type ChatMessage, type VisitSnapshot } from '@om/contracts';
import { startedAs } from '@om/visit-state';
import { alarmsOf } from '../alarms/alarms-of-visit.js';
import { placesOf } from './case-places.js';
import { caseOfVisit } from './case-of-visit.js';
import type { CaseDocument, DutyOfCase } from './case.schema.js';
import { looksAfter, type Looking } from './looks.js';

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
    : placed(known, {
        visitVersion: visit.version,
        ...caseOfVisit(visit),
        ...(known.responsible?.personId === visit.responsible?.personId
          ? {}
          : { responsibleAway: undefined }),
        alarmIds: alarmIdsOf(known, visit),
        startedAs: known.startedAs ?? startedAs(visit),
      });

/** Every alarm it has ever caused, so that each is followed to its end. */
const alarmIdsOf = ({ alarmIds = [] }: CaseDocument, visit: VisitSnapshot): string[] | undefined => {
  const all = new Set([...alarmIds, ...alarmsOf(visit).map(({ alarmId }) => alarmId)]);
  return all.size > 0 ? [...all] : undefined;
};

/** Takes in a message by its place: only one that a person wrote, and only a later one. A notice is about a person, not by one. */
export const newsOfMessage = (known: CaseDocument, { author, at, seq, kind }: ChatMessage): News =>
  author && kind !== 'notice' && seq > (known.lastMessage?.seq ?? 0)
    ? placed(known, { lastMessage: { side: author.side, at, seq } })
    : undefined;

/** Takes in whether the patient is there, and whether they have had a booked visit in view; what else they look at is no news. */
export const newsOfPresence = (known: CaseDocument, online: boolean, told: readonly Looking[] = []): News => {
  const looks = told.reduce(
    (before, looking) => looksAfter({ ...known, looks: before }, looking),
    known.looks,
  );
  const seen = looks === known.looks ? undefined : placed(known, { looks });
  return seen || known.patientOnline !== online ? { ...seen, patientOnline: online } : undefined;
};

/** Takes in whether the one who has it is at work; about somebody who no longer has it is no news. */
export const newsOfShift = (known: CaseDocument, personId: string, isAway: boolean): News =>
  known.responsible?.personId !== personId || (known.responsibleAway ?? false) === isAway
    ? undefined
    : placed(known, { responsibleAway: isAway ? true : undefined });

/** Takes in a documentation duty by its own version; a case may have several, of several clinicians. */
export const newsOfDuty = (known: CaseDocument, duty: DutyOfCase): News => {
  const others = (known.heardDuties ?? []).filter(({ dutyId }) => dutyId !== duty.dutyId);
  const last = known.heardDuties?.find(({ dutyId }) => dutyId === duty.dutyId);
  return last && last.version >= duty.version ? undefined : placed(known, { heardDuties: [...others, duty] });
};

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
