import { caseRow, type CaseRow, type ChatMessage, type VisitSnapshot } from '@om/contracts';
import type { CaseDocument, CaseOfVisit } from './case.schema.js';
import { dueAt } from './target-time.js';

/** Fields of a case that change, or undefined when what was heard is not news. */
export type News = Partial<CaseDocument> | undefined;

/** Before anything has been heard. */
export const UNHEARD = { visitVersion: 0, patientOnline: false } as const;

/** Takes in a visit by version: what is older than, or the same as, the known is no news (architecture 2-2). */
export const newsOfVisit = (known: CaseDocument, visit: VisitSnapshot): News =>
  visit.version <= known.visitVersion
    ? undefined
    : {
        visitVersion: visit.version,
        unanswered: waitingReply(visit) ? true : undefined,
        ...caseOfVisit(visit),
      };

/** Every field is named, so that what the visit no longer has is removed. */
const caseOfVisit = (visit: VisitSnapshot) =>
  ({
    state: visit.state,
    entry: visit.entry,
    careUnitId: visit.careUnitId,
    priority: visit.priority,
    reason: visit.reason.label,
    patient: {
      patientId: visit.patient.patientId,
      name: visit.patient.name,
      birthDate: visit.patient.birthDate,
    },
    waitingSince: visit.waitingSince,
    dueAt: lateFrom(visit),
    bookedFor: visit.bookedFor,
    responsible: visit.responsible,
    startedAt: visit.startedAt,
    endedAt: visit.endedAt,
    asyncUntil: visit.asyncUntil,
    unansweredSince: waitingReply(visit)?.at,
  }) satisfies Record<keyof CaseOfVisit, unknown>;

const waitingReply = ({ state, unansweredReply }: VisitSnapshot) =>
  state === 'async' ? unansweredReply : undefined;

/** A booked patient is left waiting from the booked time on, another from the priority's target; nobody once it has started. */
const lateFrom = ({ startedAt, bookedFor, waitingSince, priority }: VisitSnapshot): string | undefined => {
  if (startedAt !== undefined) return undefined;
  return bookedFor ?? (waitingSince === undefined ? undefined : dueAt(priority, waitingSince));
};

/** Takes in a message by its place: only one that a person wrote, and only a later one. */
export const newsOfMessage = (known: CaseDocument, { author, at, seq }: ChatMessage): News =>
  author && seq > (known.lastMessage?.seq ?? 0) ? { lastMessage: { side: author.side, at, seq } } : undefined;

/** Takes in whether the patient is there. */
export const newsOfPresence = (known: CaseDocument, online: boolean): News =>
  known.patientOnline === online ? undefined : { patientOnline: online };

/** The row of a case, or undefined while the visit has not been heard of. */
export const rowOf = ({ _id, ...rest }: CaseDocument): CaseRow | undefined => {
  if (rest.visitVersion === 0) return undefined;
  const present = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return caseRow.parse({ ...present, visitId: _id });
};
