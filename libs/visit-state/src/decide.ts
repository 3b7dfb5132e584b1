import { CHECKS, type Attempt } from './checks.js';
import { CONDITIONS } from './conditions.js';
import { withConsequences } from './consequences.js';
import { hearEntry, hearSeal, hearText, type Heard } from './conversation.js';
import type { UnitRules } from './deadlines.js';
import type { Moment } from './effects/effect.js';
import { effectOf } from './effects/index.js';
import { permissionRefusal } from './permission.js';
import type { VisitRefusal } from './refusals.js';
import type { VisitState } from './states.js';
import { isDue } from './timers.js';
import type { Transition, VisitEventName } from './transition.js';
import { partyOf, transitionsFrom } from './transitions.js';
import { VISIT_TIMERS, type Trigger, type VisitRecord } from './triggers.js';
import { nameOf, type Actor, type Visit } from './visit.js';

/** Something that happened, with the visit as it is after it: each has a version of its own. */
export interface VisitEvent<V extends Visit = Visit> {
  readonly name: VisitEventName;
  readonly visit: V;
}

/** A record with what has been told on the way to it; no events = nothing that others see has changed. */
export interface VisitProgress<V extends Visit = Visit> {
  readonly record: VisitRecord<V>;
  readonly events: readonly VisitEvent<V>[];
}

export type VisitDecision<V extends Visit = Visit> = { readonly refused: VisitRefusal } | VisitProgress<V>;

/** Who acts when the visit itself goes on. */
export const OURSELVES = { kind: 'service', personId: 'visit' } as const satisfies Actor;

/** Nothing is known of the unit: it is always open and has the usual deadlines. */
const USUAL: UnitRules = {};

/**
 * What a trigger does to a visit (domain 4.3 and 4.4). A person's command may be refused, in the order of
 * `permissionRefusal`, then what was sent along. A fact or a timer that no longer fits changes nothing, because facts come
 * late and twice. An end with 0 hours asks for the seal at once, and a *Meddelande* whose time has come is told before the
 * seal.
 * @param unit the settings of the visit's care unit
 */
export const decide = <V extends Visit>(
  record: VisitRecord<V>,
  trigger: Trigger,
  actor: Actor,
  now: Date,
  unit: UnitRules = USUAL,
): VisitDecision<V> => {
  const nothing = { record, events: [] };
  if (trigger.type === 'sealed' && !isExpectedSeal(record, trigger)) return nothing;
  const attempt = (type: Trigger, who: Actor) => ({ trigger: type, actor: who, now, unit });
  const first =
    trigger.type === 'async-timeout'
      ? step({ record, ...attempt({ type: 'auto-message-due' }, actor) })
      : nothing;
  const done = then(first, attempt(trigger, actor));
  return trigger.type === 'end' ? then(done, attempt({ type: 'async-timeout' }, OURSELVES)) : done;
};

/** Ends at once, without asking for the seal; chat seals them by itself. */
const OVER_AT_ONCE: readonly VisitState[] = ['redirected', 'no-show'];

/** A seal that nobody asked for, or that has been dealt with before an extension, must not close the case. */
const isExpectedSeal = ({ visit, heard }: VisitRecord, trigger: Trigger & { type: 'sealed' }): boolean =>
  (visit.sealing || OVER_AT_ONCE.includes(visit.state)) && trigger.sealSeq > heard.sealSeq;

type AttemptOn<V extends Visit> = Attempt & { readonly record: VisitRecord<V> };

const then = <V extends Visit>(
  done: VisitDecision<V>,
  attempt: Omit<Attempt, 'record'>,
): VisitDecision<V> => {
  if ('refused' in done) return done;
  const next = step({ ...attempt, record: done.record });
  return 'refused' in next ? next : { record: next.record, events: [...done.events, ...next.events] };
};

const step = <V extends Visit>(attempt: AttemptOn<V>): VisitDecision<V> => {
  const { record, trigger, actor, now } = attempt;
  const nothing = { record, events: [] };
  const forbidden = permissionRefusal(record.visit, trigger.type, actor);
  if (forbidden) return isFact(trigger) ? nothing : { refused: forbidden };
  if (isTooEarly(record, trigger, now)) return nothing;
  const informed = { ...record, heard: hear(record.heard, trigger, now) };
  const transition = transitionsFrom(record.visit.state, trigger.type).find(
    ({ when }) => !when || CONDITIONS[when](informed, trigger),
  );
  if (!transition) return { record: informed, events: [] };
  const informedAttempt = { ...attempt, record: informed };
  const refused = failedCheck(transition, informedAttempt);
  return refused ? { refused } : carryOut({ ...informedAttempt, transition });
};

/** Nobody waits for a refusal of a fact of chat or queue, or of a timer. */
const isFact = ({ type }: Trigger): boolean => partyOf(type) === 'system';

/** A timer that what has happened since has moved or made pointless. */
const isTooEarly = (record: VisitRecord, { type }: Trigger, now: Date): boolean => {
  const timer = VISIT_TIMERS.find((name) => name === type);
  return timer !== undefined && !isDue(record, timer, now);
};

const failedCheck = ({ checks = [] }: Transition, attempt: Attempt): VisitRefusal | undefined =>
  checks.map((name) => CHECKS[name](attempt)).find((refused) => refused !== undefined);

const carryOut = <V extends Visit>(moment: Moment & { record: VisitRecord<V> }): VisitProgress<V> => {
  const { record, transition, actor, now } = moment;
  const change = effectOf(moment);
  const name = transition.says ?? replyEvent(record.visit, change);
  if (!name) return { record, events: [] };
  const changed: V = {
    ...record.visit,
    ...change,
    state: transition.to,
    version: record.visit.version + 1,
    lastChange: { at: now.toISOString(), byName: nameOf(actor), byKind: actor.kind },
  };
  const visit = withConsequences(record.visit, changed, moment);
  return { record: { ...record, visit }, events: [{ name, visit }] };
};

/** A text is told as a state event only when it changes what others see: a reply waits, or nothing waits any more. */
const replyEvent = (visit: Visit, change: Partial<Visit>): VisitEventName | undefined => {
  const { unansweredReply: was, autoMessage } = visit;
  const now = change.unansweredReply;
  const unchanged =
    !('unansweredReply' in change) ||
    (now?.seq === was?.seq && now?.at === was?.at && change.autoMessage === autoMessage);
  if (unchanged) return undefined;
  return now ? 'reply-received' : 'reply-answered';
};

const hear = (heard: Heard, trigger: Trigger, now: Date): Heard => {
  if (trigger.type === 'patient-message' || trigger.type === 'care-message') {
    const { type, seq, at } = trigger;
    const side = type === 'patient-message' ? 'patient' : 'care';
    return heardText(heard, hearText(heard, { side, seq, at }), now);
  }
  if (trigger.type === 'other-entry') return hearEntry(heard, trigger.seq);
  return trigger.type === 'sealed' ? hearSeal(heard, trigger, now.toISOString()) : heard;
};

/** A text not heard before ends the silence; the same again does not. */
const heardText = (before: Heard, after: Heard, now: Date): Heard =>
  after.patient > before.patient || after.care > before.care
    ? { ...after, quietSince: now.toISOString() }
    : after;
