import type { VisitState } from './states.js';

/** What can happen to a visit. The first six are asked for by people, the rest comes from chat and from timers. */
export const TRIGGERS = [
  'send',
  'book',
  'claim',
  'release',
  'start',
  'end',
  'cancel',
  'patient-message',
  'care-message',
  'other-entry',
  'auto-message-due',
  'async-timeout',
  'sealed',
] as const;
export type TriggerName = (typeof TRIGGERS)[number];

/**
 * Who may cause a transition. `unit`: a clinician of the care unit. `patient`: the one the visit is about. `system`: chat,
 * a timer or the service itself; no person can ask for it, whoever the fact is about.
 */
export type Party = 'patient' | 'unit' | 'responsible' | 'system';

/** Conditions that choose between transitions of the same trigger. */
export type ConditionName =
  'has-waited' | 'never-waited' | 'nobody-wrote' | 'phase-over' | 'answered' | 'unanswered';
/** Conditions on what the person sent along; a failed one refuses. */
export type CheckName = 'no-red-flag' | 'same-version' | 'phase-offered' | 'auto-message-possible';

/** Names of the state events, without owner and version. */
export type VisitEventName =
  | 'booked'
  | 'sent'
  | 'claimed'
  | 'released'
  | 'started'
  | 'cancelled'
  | 'ended'
  | 'reply-received'
  | 'reply-answered'
  | 'auto-message-due'
  | 'seal-requested'
  | 'extended'
  | 'closed';

export interface Transition {
  /** Row of domain 4.3. */
  readonly step: number;
  readonly from: VisitState;
  readonly on: TriggerName;
  readonly to: VisitState;
  readonly by: Party;
  readonly when?: ConditionName;
  readonly checks?: readonly CheckName[];
  /** What is told; absent where what was heard decides (the message triggers). */
  readonly says?: VisitEventName;
}

const UNTIL_START: readonly VisitState[] = ['scheduled', 'waiting', 'claimed'];

/**
 * Every transition of a visit (domain 4.3), as far as drop-in and booked visits in chat mode need them. Both kinds of
 * entry meet in `claimed`, so both begin in chat mode (invariant 6). 0 hours of asynchronous phase is no shortcut to
 * `closed`: the phase is over at once and the conversation is sealed first (architecture 2, Closing).
 */
export const TRANSITIONS: readonly Transition[] = [
  { step: 1, from: 'draft', on: 'send', to: 'waiting', by: 'patient', checks: ['no-red-flag'], says: 'sent' },
  { step: 4, from: 'draft', on: 'book', to: 'scheduled', by: 'system', says: 'booked' },
  { step: 6, from: 'waiting', on: 'claim', to: 'claimed', by: 'unit', says: 'claimed' },
  { step: 6, from: 'scheduled', on: 'claim', to: 'claimed', by: 'unit', says: 'claimed' },
  {
    step: 7,
    from: 'claimed',
    on: 'release',
    to: 'waiting',
    by: 'responsible',
    when: 'has-waited',
    says: 'released',
  },
  {
    step: 7,
    from: 'claimed',
    on: 'release',
    to: 'scheduled',
    by: 'responsible',
    when: 'never-waited',
    says: 'released',
  },
  {
    step: 8,
    from: 'claimed',
    on: 'start',
    to: 'ongoing',
    by: 'responsible',
    checks: ['same-version'],
    says: 'started',
  },
  {
    step: 11,
    from: 'ongoing',
    on: 'end',
    to: 'async',
    by: 'responsible',
    checks: ['same-version', 'phase-offered', 'auto-message-possible'],
    says: 'ended',
  },
  { step: 12, from: 'ongoing', on: 'patient-message', to: 'ongoing', by: 'system' },
  { step: 12, from: 'async', on: 'patient-message', to: 'async', by: 'system' },
  { step: 13, from: 'ongoing', on: 'care-message', to: 'ongoing', by: 'system' },
  { step: 13, from: 'async', on: 'care-message', to: 'async', by: 'system' },
  { step: 13, from: 'ongoing', on: 'other-entry', to: 'ongoing', by: 'system' },
  { step: 13, from: 'async', on: 'other-entry', to: 'async', by: 'system' },
  {
    step: 15,
    from: 'async',
    on: 'auto-message-due',
    to: 'async',
    by: 'system',
    when: 'nobody-wrote',
    says: 'auto-message-due',
  },
  {
    step: 15,
    from: 'async',
    on: 'async-timeout',
    to: 'async',
    by: 'system',
    when: 'phase-over',
    says: 'seal-requested',
  },
  { step: 15, from: 'async', on: 'sealed', to: 'closed', by: 'system', when: 'answered', says: 'closed' },
  { step: 15, from: 'async', on: 'sealed', to: 'async', by: 'system', when: 'unanswered', says: 'extended' },
  ...UNTIL_START.map((from): Transition => ({
    step: 18,
    from,
    on: 'cancel',
    to: 'cancelled',
    by: 'patient',
    says: 'cancelled',
  })),
];

/** The transitions that a trigger can cause in a state; none = the state forbids it. */
export const transitionsFrom = (state: VisitState, trigger: TriggerName): readonly Transition[] =>
  TRANSITIONS.filter(({ from, on }) => from === state && on === trigger);

/** Who may cause a trigger, whatever the state. */
export const partyOf = (trigger: TriggerName): Party =>
  TRANSITIONS.find(({ on }) => on === trigger)?.by ?? 'system';

/** States in which exactly one clinician has the case (invariant 1 of domain 4.2). */
export const HELD_STATES: readonly VisitState[] = ['claimed', 'ongoing', 'on-hold', 'async'];

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
