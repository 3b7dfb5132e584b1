import { VISIT_STATE_EVENTS, type Principal, type VisitSnapshot } from '@om/contracts';
import { makeEvent } from '@om/messaging';
import type { OutboxEntry } from '@om/persistence';
import { currentTraceId, type Ids } from '@om/platform';
import type { UnitRules, VisitEventName } from '@om/visit-state';
import { careUnitOf } from '../reads.js';

/** Who did what: `what` is the name of the command, timer or event that caused it. */
export interface Deed {
  readonly actor: Principal;
  readonly what: string;
  /** What it is for the audit trail; absent for a fact, which the service that told it has audited itself. */
  readonly action?: 'create' | 'change';
  /** Id of the timer that caused it. */
  readonly timer?: string;
}

/** Where time, new ids and the units' settings come from when a decision is made and carried out. */
export interface Source {
  readonly now: Date;
  readonly ids: Ids;
  readonly rulesOf: (careUnitId: string) => UnitRules;
}
type Making = Pick<Source, 'now' | 'ids'>;

/** Something that happened to a visit, with the visit after it. */
export interface Happened {
  readonly name: VisitEventName;
  readonly visit: VisitSnapshot;
}

/**
 * What a decision leaves in the outbox: each event and its line of history (domain 4: actor, role, care unit, time; and the trace,
 * which leads to the log lines of whoever pressed), and one audit row for the deed of a person (invariant 8).
 */
export const outboxOf = (events: readonly Happened[], deed: Deed, source: Making): OutboxEntry[] => [
  ...events.flatMap((happened) => [told(happened, deed, source), remembered(happened, deed, source)]),
  ...audited(events.at(-1)?.visit, deed, source),
];

const told = ({ name, visit }: Happened, { actor }: Deed, { now, ids }: Making): OutboxEntry => {
  const id = ids.next();
  const envelope = makeEvent(contractOf(name), {
    id,
    time: now,
    subject: visit.visitId,
    version: visit.version,
    actor,
    careunits: unitsConcerned(visit),
    data: { visit },
  });
  return { id, at: now, kind: 'event', envelope };
};

/**
 * Whose screens an event reaches: the visit's unit first, then those of a handover, of guests, and of who has just left.
 * The order is the event's routing: the first is the key, the others are copies (architecture 2-5).
 */
const unitsConcerned = (visit: VisitSnapshot): string[] => {
  const { careUnitId, handover, guests = [], formerParticipants = [], lastChange } = visit;
  const left = formerParticipants.filter(({ until }) => until === lastChange.at);
  const others = [...(handover ? [handover.from, handover.to] : []), ...guests, ...left];
  return [...new Set([careUnitId, ...others.map((other) => other.careUnitId)])];
};

const remembered = ({ name, visit }: Happened, { actor, what }: Deed, { now, ids }: Making): OutboxEntry => {
  const id = ids.next();
  const row = {
    id,
    at: now,
    subject: visit.visitId,
    event: name,
    version: visit.version,
    state: visit.state,
    careUnitId: visit.careUnitId,
    actor,
    cause: what,
    trace: currentTraceId() ?? null,
  };
  return { id, at: now, kind: 'history', row };
};

const audited = (
  visit: VisitSnapshot | undefined,
  { actor, action, what }: Deed,
  { now, ids }: Making,
): OutboxEntry[] => {
  if (!visit || !action || actor.kind === 'service') return [];
  const id = ids.next();
  const { visitId } = visit;
  const { patientId } = visit.patient;
  const row = { id, at: now, actor, careUnitId: careUnitOf(actor), patientId, visitId, action, what };
  return [{ id, at: now, kind: 'audit', row }];
};

const contractOf = (name: VisitEventName) => {
  const contract = VISIT_STATE_EVENTS.find(({ type }) => type === `visit.${name}.v1`);
  if (!contract) throw new Error(`No contract for the event ${name}`);
  return contract;
};
