import {
  dutyChangedV1,
  OPEN_DUTY_STATES,
  unlockNote,
  waiveDuty,
  type ClinicianPrincipal,
  type Duty,
  type Principal,
} from '@om/contracts';
import { makeEvent } from '@om/messaging';
import type { AuditRow, Decision, HistoryRow, NewAggregate, OutboxEntry } from '@om/persistence';
import { DUTY_LOCK, hoursAfter } from '@om/visit-state';
import { refusal } from '../documentation.errors.js';
import { dutyView, type DutyDocument } from './duty.schema.js';
import type { NewDuty } from './duty.js';
import { DUTY_STEPS, dutyTimers, isUnlocked, stepTaken, type DutyStep } from './duty-deadlines.js';

/** What a decision about duties takes from outside. */
export interface DutyFacts {
  readonly eventId: string;
  readonly auditId: string;
  readonly historyId: string;
  readonly now: Date;
}

/** Documentation itself, as the actor of what follows from an event. */
export const DOCUMENTATION: Principal = { kind: 'service', personId: 'documentation' };

/** A new duty with its event. Where the clinician has begun a note already, it begins as a draft. */
export const openedDuty = (
  { dutyId, ...rest }: NewDuty,
  hasNote: boolean,
  facts: DutyFacts,
): { doc: NewAggregate<DutyDocument>; outbox: OutboxEntry[] } => {
  const state = hasNote && rest.kind !== 'addendum' ? 'draft' : 'open';
  const doc = { ...rest, _id: dutyId, state, timers: dutyTimers(rest.openedAt) } as const;
  return { doc, outbox: [changed(doc, 1, DOCUMENTATION, facts)] };
};

/** The clinician has saved a note of the visit: what was open is begun. Pure. */
export const decideDraft = (
  state: DutyDocument,
  author: ClinicianPrincipal,
  facts: DutyFacts,
): Decision<DutyDocument, null> =>
  state.state === 'open'
    ? {
        state: { state: 'draft' },
        answer: null,
        outbox: [changed({ ...state, state: 'draft' }, state.version + 1, author, facts)],
      }
    : { unchanged: true, answer: null };

/** A time has come for a duty that is still open: its clinician is reminded, the lead told, the note locked. Pure. */
export const decideStep = (
  state: DutyDocument,
  step: DutyStep,
  facts: DutyFacts,
): Decision<DutyDocument, null> => {
  const change = stepTaken(state, step, facts.now);
  if (!change) return { unchanged: true, answer: null };
  const outbox = [changed({ ...state, ...change }, state.version + 1, DOCUMENTATION, facts)];
  return { state: change, answer: null, outbox };
};

/** The clinician says why there is nothing to document. Only one's own duty, and none that is done. Pure. */
export const decideWaive = (
  state: DutyDocument,
  { reason, by }: { readonly reason: string; readonly by: Principal },
  facts: DutyFacts,
): Decision<DutyDocument, { duty: Duty }> => {
  if (by.kind !== 'clinician' || by.personId !== state.clinician.personId)
    return refusal('documentation.no-such-duty');
  if (!OPEN_DUTY_STATES.includes(state.state)) return refusal('documentation.duty-done');
  const waived = { reason, at: facts.now.toISOString(), byName: by.name };
  const change = { state: 'waived', waived } as const;
  return {
    state: change,
    answer: { duty: dutyView({ ...state, ...change }) },
    outbox: [
      changed({ ...state, ...change }, state.version + 1, by, facts),
      auditRow(state, { actor: by, what: waiveDuty.name }, facts),
    ],
    timers: { drop: [...DUTY_STEPS] },
  };
};

/** The lead of the unit opens a locked note for its author for a while. Pure. */
export const decideUnlock = (
  state: DutyDocument,
  { reason, by }: { readonly reason: string; readonly by: Principal },
  facts: DutyFacts,
): Decision<DutyDocument, { duty: Duty }> => {
  if (by.kind !== 'clinician' || by.lead !== true) return refusal('documentation.lead-only');
  if (by.careUnitId !== state.careUnitId) return refusal('documentation.no-such-duty');
  if (!state.lockedAt || isUnlocked(state, facts.now)) return refusal('documentation.not-locked');
  const until = hoursAfter(facts.now, DUTY_LOCK.openHours).toISOString();
  const unlocked = { at: facts.now.toISOString(), until, reason, byName: by.name };
  const after = { ...state, unlocked };
  return {
    state: { unlocked },
    answer: { duty: dutyView(after) },
    outbox: [
      changed(after, state.version + 1, by, facts),
      auditRow(state, { actor: by, what: unlockNote.name }, facts),
      unlockedRow(state._id, { personId: by.personId, ...unlocked }, facts),
    ],
  };
};

/** Development only: an open duty has been left so many hours longer. What was done about it keeps its time. Pure. */
export const decideElapsed = (
  state: DutyDocument,
  { hours, by }: { readonly hours: number; readonly by: Principal },
  facts: DutyFacts,
): Decision<DutyDocument, { duty: Duty }> => {
  if (!OPEN_DUTY_STATES.includes(state.state)) return refusal('documentation.duty-done');
  const after = { ...state, openedAt: hoursAfter(state.openedAt, -hours) };
  return {
    state: { openedAt: after.openedAt },
    answer: { duty: dutyView(after) },
    outbox: [changed(after, state.version + 1, by, facts)],
    timers: { set: (state.timers ?? []).map((timer) => ({ ...timer, at: hoursAfter(timer.at, -hours) })) },
  };
};

const changed = (
  duty: Parameters<typeof dutyView>[0],
  version: number,
  actor: Principal,
  { eventId, now }: DutyFacts,
): OutboxEntry => {
  const envelope = makeEvent(dutyChangedV1, {
    id: eventId,
    time: now,
    subject: duty._id,
    version,
    actor,
    careunits: [duty.careUnitId],
    data: { duty: dutyView(duty) },
  });
  return { id: eventId, at: now, kind: 'event', envelope };
};

const auditRow = (
  { visitId, patientId }: DutyDocument,
  { actor, what }: { readonly actor: ClinicianPrincipal; readonly what: string },
  { auditId: id, now: at }: DutyFacts,
): OutboxEntry => {
  const { careUnitId } = actor;
  const row: AuditRow = { id, at, actor, careUnitId, patientId, visitId, action: 'change', what };
  return { id, at, kind: 'audit', row };
};

/** Each opening stays in the history of the duty; the duty itself holds the last. */
const unlockedRow = (
  dutyId: string,
  { personId, byName, until, reason }: NonNullable<Duty['unlocked']> & { readonly personId: string },
  { historyId: id, now: at }: DutyFacts,
): OutboxEntry => {
  const by = { personId, name: byName };
  const row: HistoryRow = { id, at, subject: dutyId, by, what: unlockNote.name, until, reason };
  return { id, at, kind: 'history', row };
};
