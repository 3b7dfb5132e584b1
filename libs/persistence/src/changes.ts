import type { AggregateFields, CommandRef, Decision, Timer } from './aggregate.js';

/** Commands remembered per aggregate; an older repeat is decided anew, against the state it already led to. */
export const HANDLED_KEPT = 50;

const MANAGED = new Set(['_id', 'version', 'handled', 'outbox', 'timers']);

type Changed<S, A> = Extract<Decision<S, A>, { state: unknown }>;

/** The one update that commits a decision: state, version, answer, timers and outbox together. */
export const updateFor = <S extends AggregateFields, A>(
  before: S,
  { id, remember = true }: CommandRef,
  decision: Changed<S, A>,
) => {
  const fields = Object.entries(decision.state).filter(([field]) => !MANAGED.has(field));
  const set = Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  const unset = Object.fromEntries(
    fields.filter(([, value]) => value === undefined).map(([field]) => [field, 1]),
  );
  return {
    $set: { ...set, ...(decision.timers ? { timers: timersAfter(before.timers, decision.timers) } : {}) },
    ...(Object.keys(unset).length > 0 ? { $unset: unset } : {}),
    $inc: { version: 1 },
    $push: {
      outbox: { $each: decision.outbox },
      ...(remember && { handled: { $each: [{ id, answer: decision.answer }], $slice: -HANDLED_KEPT } }),
    },
  };
};

/** The timers after a decision: dropped ones gone, set ones added or replaced by id. */
export const timersAfter = (
  before: Timer[] = [],
  { set = [], drop = [] }: { set?: Timer[]; drop?: string[] },
): Timer[] => {
  const gone = new Set([...drop, ...set.map(({ id }) => id)]);
  return [...before.filter(({ id }) => !gone.has(id)), ...set];
};
