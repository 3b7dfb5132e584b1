import type { VisitState } from './states.js';
import { ASYNCHRONOUS } from './table/asynchronous.js';
import { COURSE } from './table/course.js';
import { MAIN_WAY } from './table/main-way.js';
import { PARTICIPATION } from './table/participation.js';
import { TICKETS } from './table/tickets.js';
import type { Party, Transition } from './transition.js';
import type { TriggerName } from './triggers.js';

/** Every transition of a visit (domain 4.3 and 4.4): the one place that says what can happen when, and by whom. */
export const TRANSITIONS: readonly Transition[] = [
  ...MAIN_WAY,
  ...ASYNCHRONOUS,
  ...COURSE,
  ...PARTICIPATION,
  ...TICKETS,
];

const BY_STATE = new Map<string, readonly Transition[]>();
for (const transition of TRANSITIONS) {
  const key = `${transition.from}/${transition.on}`;
  BY_STATE.set(key, [...(BY_STATE.get(key) ?? []), transition]);
}

/** The transitions that a trigger can cause in a state; none = the state forbids it. */
export const transitionsFrom = (state: VisitState, trigger: TriggerName): readonly Transition[] =>
  BY_STATE.get(`${state}/${trigger}`) ?? [];

const PARTIES = new Map(TRANSITIONS.map(({ on, by }) => [on, by]));

/** Who may cause a trigger, as far as the kind of person goes; several rows of one trigger agree in that. */
export const partyOf = (trigger: TriggerName): Party => PARTIES.get(trigger) ?? 'system';

/** States in which exactly one clinician has the case (invariant 1 of domain 4.2). */
export const HELD_STATES: readonly VisitState[] = ['claimed', 'ongoing', 'on-hold', 'async'];

/** States in which a case is over: the patient can start a new one about the same thing (domain 4.7, CLOSED). */
export const OVER_STATES: readonly VisitState[] = ['closed', 'cancelled', 'no-show', 'redirected', 'expired'];

/**
 * States in which the patient's case still waits to be dealt with: a second case for the same reason is refused
 * (domain 4.3-1). An ended visit is not one of them.
 */
export const UNFINISHED_STATES: readonly VisitState[] = [
  'draft',
  'scheduled',
  'waiting',
  'claimed',
  'ongoing',
  'on-hold',
];
