import type { Attempt } from '../checks.js';
import type { Transition } from '../transition.js';
import type { Trigger, TriggerName, TriggerOf } from '../triggers.js';
import type { Visit } from '../visit.js';

/** Fields of a visit that change; `undefined` removes one. */
export type Change = Partial<Visit>;

/** What a transition is carried out with. */
export interface Moment<T extends Trigger = Trigger> extends Attempt<T> {
  readonly transition: Transition;
}

/** What one kind of trigger changes besides state, version and last change. */
export type Effect<T extends TriggerName> = (moment: Moment<TriggerOf<T> & Trigger>) => Change;

/** The effects of some kinds of trigger. */
export type Effects<T extends TriggerName> = { readonly [K in T]: Effect<K> };
