import type { mongo } from 'mongoose';
import type { AggregateFields, CommandRef, Decision, Handled, OutboxEntry, Timer } from './aggregate.js';

/** Commands remembered per aggregate; an older repeat is decided anew, against the state it already led to. */
export const HANDLED_KEPT = 50;

const MANAGED = new Set(['_id', 'version', 'handled', 'outbox', 'timers']);

type Changed<S, A> = Extract<Decision<S, A>, { state: unknown }>;

/** A decision that is to be committed, with the command that led to it. */
export interface Step<S extends AggregateFields, A> {
  command: CommandRef;
  decision: Changed<S, A>;
}

/**
 * The one update that commits decisions made one after the other: state, version, answers, timers and outbox together.
 * @param before what the first of them was decided on
 */
export const updateFor = <S extends AggregateFields, A>(
  before: S,
  steps: readonly Step<S, A>[],
): mongo.BSON.Document => {
  const fields = Object.entries(
    Object.assign({}, ...steps.map(({ decision }) => ownFields(decision))) as object,
  );
  const set = Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  const unset = Object.fromEntries(
    fields.filter(([, value]) => value === undefined).map(([field]) => [field, 1]),
  );
  const timed = steps.some(({ decision }) => decision.timers);
  const handled = steps.flatMap(handledIn);
  return {
    $set: { ...set, ...(timed ? { timers: steps.reduce(timersOf, before.timers ?? []) } : {}) },
    ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
    $inc: { version: steps.length },
    $push: {
      outbox: { $each: outboxOf(steps) },
      ...(handled.length > 0 && { handled: { $each: handled, $slice: -HANDLED_KEPT } }),
    },
  };
};

/** The aggregate as the next decision finds it when it is made before the commit. */
export const stateAfter = <S extends AggregateFields, A>(before: S, step: Step<S, A>): S => ({
  ...before,
  ...ownFields(step.decision),
  version: before.version + 1,
  timers: timersOf(before.timers ?? [], step),
  outbox: [...before.outbox, ...step.decision.outbox],
  handled: [...before.handled, ...handledIn(step)],
});

/**
 * What decisions made one after the other leave in the outbox. Of events marked `newestOnly` the last of each type goes, to everyone
 * whom one of them concerned: what the others tell is over before anyone could hear it.
 */
export const outboxOf = <S extends AggregateFields, A>(steps: readonly Step<S, A>[]): OutboxEntry[] => {
  const newest = new Map<string, EventEntry>();
  const all = steps.flatMap(({ decision }) => decision.outbox);
  for (const entry of all) {
    if (!isNewestOnly(entry)) continue;
    const { type, careunits } = entry.envelope;
    const units = new Set([...careunits, ...(newest.get(type)?.envelope.careunits ?? [])]);
    newest.set(type, { ...entry, envelope: { ...entry.envelope, careunits: [...units] } });
  }
  return [...all.filter((entry) => !isNewestOnly(entry)), ...newest.values()];
};

type EventEntry = Extract<OutboxEntry, { kind: 'event' }>;

const isNewestOnly = (entry: OutboxEntry): entry is EventEntry =>
  entry.kind === 'event' && entry.newestOnly === true;

const ownFields = <S, A>({ state }: Changed<S, A>): Partial<S> =>
  Object.fromEntries(Object.entries(state).filter(([field]) => !MANAGED.has(field))) as Partial<S>;

const handledIn = <S extends AggregateFields, A>({ command, decision }: Step<S, A>): Handled[] =>
  command.remember === false ? [] : [{ id: command.id, answer: decision.answer }];

const timersOf = <S extends AggregateFields, A>(before: Timer[], { decision }: Step<S, A>): Timer[] =>
  decision.timers ? timersAfter(before, decision.timers) : before;

/** The timers after a decision: dropped ones gone, set ones added or replaced by id. */
export const timersAfter = (
  before: Timer[] = [],
  { set = [], drop = [] }: { set?: Timer[]; drop?: string[] },
): Timer[] => {
  const gone = new Set([...drop, ...set.map(({ id }) => id)]);
  return [...before.filter(({ id }) => !gone.has(id)), ...set];
};
