import { CHECKS, CONDITIONS } from './conditions.js';
import { hearEntry, hearSeal, hearText } from './conversation.js';
import { effectOf, type Moment } from './effects.js';
import { permissionRefusal } from './permission.js';
import type { VisitRefusal } from './refusals.js';
import { transitionsFrom, type Transition, type TriggerName, type VisitEventName } from './transitions.js';
import type { Trigger, VisitRecord } from './triggers.js';
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

/**
 * What a trigger does to a visit (domain 4.3). A person's command may be refused, in the order of `permissionRefusal`,
 * then what was sent along. A fact of chat or a timer that no longer fits changes nothing, because facts come late and
 * twice. An end with 0 hours asks for the seal at once, and a *Meddelande* whose time has come is told before the seal.
 */
export const decide = <V extends Visit>(
  record: VisitRecord<V>,
  trigger: Trigger,
  actor: Actor,
  now: Date,
): VisitDecision<V> => {
  const nothing = { record, events: [] };
  if (trigger.type === 'sealed' && !isExpectedSeal(record, trigger)) return nothing;
  const first =
    trigger.type === 'async-timeout' ? step(record, { type: 'auto-message-due' }, actor, now) : nothing;
  const done = then(first, trigger, actor, now);
  return trigger.type === 'end' ? then(done, { type: 'async-timeout' }, OURSELVES, now) : done;
};

/** A seal that nobody asked for, or that has been dealt with before an extension, must not close the case. */
const isExpectedSeal = ({ visit, heard }: VisitRecord, trigger: Trigger & { type: 'sealed' }): boolean =>
  visit.sealing && trigger.sealSeq > heard.sealSeq;

const then = <V extends Visit>(
  done: VisitDecision<V>,
  trigger: Trigger,
  actor: Actor,
  now: Date,
): VisitDecision<V> => {
  if ('refused' in done) return done;
  const next = step(done.record, trigger, actor, now);
  return 'refused' in next ? next : { record: next.record, events: [...done.events, ...next.events] };
};

const step = <V extends Visit>(
  record: VisitRecord<V>,
  trigger: Trigger,
  actor: Actor,
  now: Date,
): VisitDecision<V> => {
  const forbidden = permissionRefusal(record.visit, trigger.type, actor);
  if (forbidden) return isFact(trigger.type) ? { record, events: [] } : { refused: forbidden };
  const informed = hear(record, trigger, now);
  const transition = transitionsFrom(record.visit.state, trigger.type).find(
    ({ when }) => !when || CONDITIONS[when](informed, now),
  );
  if (!transition) return { record: informed, events: [] };
  const refused = failedCheck(transition, informed, trigger, now);
  return refused ? { refused } : carryOut(trigger, { record: informed, transition, actor, now });
};

/** Facts of chat and of timers: nobody waits for a refusal of them. */
const isFact = (trigger: TriggerName): boolean => FACTS.includes(trigger);
const FACTS: readonly TriggerName[] = [
  'patient-message',
  'care-message',
  'other-entry',
  'auto-message-due',
  'async-timeout',
  'sealed',
];

const failedCheck = (
  { checks = [] }: Transition,
  record: VisitRecord,
  trigger: Trigger,
  now: Date,
): VisitRefusal | undefined =>
  checks.map((name) => CHECKS[name](record, trigger, now)).find((refused) => refused !== undefined);

const carryOut = <V extends Visit>(
  trigger: Trigger,
  moment: Moment & { record: VisitRecord<V> },
): VisitProgress<V> => {
  const { record, transition, actor, now } = moment;
  const change = effectOf(trigger, moment);
  const name = transition.says ?? replyEvent(record.visit, change);
  if (!name) return { record, events: [] };
  const visit: V = {
    ...record.visit,
    ...change,
    state: transition.to,
    version: record.visit.version + 1,
    lastChange: { at: now.toISOString(), byName: nameOf(actor), byKind: actor.kind },
  };
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

const hear = <V extends Visit>(record: VisitRecord<V>, trigger: Trigger, now: Date): VisitRecord<V> => {
  const { heard } = record;
  switch (trigger.type) {
    case 'patient-message':
      return { ...record, heard: hearText(heard, { side: 'patient', seq: trigger.seq, at: trigger.at }) };
    case 'care-message':
      return { ...record, heard: hearText(heard, { side: 'care', seq: trigger.seq, at: trigger.at }) };
    case 'other-entry':
      return { ...record, heard: hearEntry(heard, trigger.seq) };
    case 'sealed':
      return { ...record, heard: hearSeal(heard, trigger, now.toISOString()) };
    case 'send':
    case 'book':
    case 'claim':
    case 'release':
    case 'start':
    case 'end':
    case 'cancel':
    case 'auto-message-due':
    case 'async-timeout':
      return record;
  }
};
