import type { Principal, VisitSnapshot } from '@om/contracts';
import type { Decision, NewAggregate, Timer } from '@om/persistence';
import {
  decide,
  timersOf,
  UNFINISHED_STATES,
  type Trigger,
  type VisitProgress,
  type VisitRecord,
} from '@om/visit-state';
import { isDeepStrictEqual } from 'node:util';
import { outboxOf, type Deed, type Source } from './told.js';
import type { VisitDocument } from './visit.schema.js';

/** The visit as it is after a command. */
export interface VisitAnswer {
  visit: VisitSnapshot;
}

/** The rules' decision about a trigger, as the one write that carries it out. */
export const changeBy = (
  doc: VisitDocument,
  trigger: Trigger,
  deed: Deed,
  source: Source,
): Decision<VisitDocument, VisitAnswer> => {
  const before = { visit: doc.visit, heard: doc.heard };
  const decision = decide(before, trigger, deed.actor, source.now, source.rulesOf(doc.visit.careUnitId));
  return 'refused' in decision ? decision : written(doc, decision, deed, source);
};

/**
 * The write that carries out what has been decided: nothing when nothing has changed, and only what was heard when nobody
 * else need know, because that is one write for every message of every conversation.
 */
export const written = (
  doc: VisitDocument,
  { record, events }: VisitProgress<VisitSnapshot>,
  deed: Deed,
  source: Source,
): Decision<VisitDocument, VisitAnswer> => {
  const answer = { visit: record.visit };
  if (events.length === 0) return onlyHeard(doc, record, deed);
  return {
    state: fieldsOf(record),
    answer,
    outbox: outboxOf(events, deed, source),
    timers: timersBetween(doc.timers ?? [], timersFor(record)),
  };
};

/**
 * Nothing to tell: what was heard is kept, and a timer that has gone off too early, because something has happened since,
 * is set anew. Timers that are set stay where they are; they look again when they go off.
 */
const onlyHeard = (
  { heard, timers = [] }: VisitDocument,
  record: VisitRecord<VisitSnapshot>,
  { timer }: Deed,
): Decision<VisitDocument, VisitAnswer> => {
  const answer = { visit: record.visit };
  const left = timers.filter(({ id }) => id !== timer);
  const set = timersFor(record).filter(({ kind }) => !left.some((one) => one.kind === kind));
  if (set.length === 0 && isDeepStrictEqual(record.heard, heard)) return { unchanged: true, answer };
  return { state: { heard: record.heard }, answer, outbox: [], ...(set.length > 0 && { timers: { set } }) };
};

/** A new visit as it is stored. */
export const documentOf = (record: VisitRecord<VisitSnapshot>): NewAggregate<VisitDocument> => ({
  _id: record.visit.visitId,
  ...fieldsOf(record),
  sentTo: record.visit.careUnitId,
  timers: timersFor(record),
});

/** One person's one command: the same id from someone else, or for something else, is another command. */
export const commandKey = (what: string, principal: Principal, commandId: string): string =>
  `${what}/${principal.personId}/${commandId}`;

const fieldsOf = ({ visit, heard }: VisitRecord<VisitSnapshot>) => ({
  visit,
  heard,
  unfinished: visit.entry === 'drop-in' && UNFINISHED_STATES.includes(visit.state),
});

const timersFor = (record: VisitRecord): Timer[] =>
  Object.entries(timersOf(record)).map(([kind, at]) => ({ id: `${kind}@${at.toISOString()}`, kind, at }));

/** A timer that stays is left alone, so that a claim on it by the process that handles it holds. */
const timersBetween = (before: readonly Timer[], after: readonly Timer[]) => ({
  set: after.filter(({ id }) => !before.some((timer) => timer.id === id)),
  drop: before.filter(({ id }) => !after.some((timer) => timer.id === id)).map(({ id }) => id),
});
