import type { VisitState } from './states.js';
import type { TriggerName } from './triggers.js';

/**
 * Who may cause a transition; `rights.ts` says what each means. `system`: chat, queue, a timer or the service itself; no
 * person can ask for it, whoever the fact is about.
 */
export type Party =
  | 'patient'
  | 'staff'
  | 'unit'
  | 'responsible'
  | 'responsible-or-lead'
  | 'sender-or-lead'
  | 'addressed'
  | 'guest'
  | 'participant'
  | 'system';

/** Conditions that choose between transitions of the same trigger; when none holds, nothing happens. */
export type ConditionName =
  | 'no-red-flag'
  | 'red-flag'
  | 'has-waited'
  | 'never-waited'
  | 'nobody-wrote'
  | 'answered'
  | 'unanswered'
  | 'unseen'
  | 'moved'
  | 'ticket-unopened'
  | 'ticket-changes';
/** Conditions on the visit as everyone sees it: a failed one refuses, and the button says so beforehand. */
export type NeedName =
  | 'no-pending-handover'
  | 'nobody-waits'
  | 'not-sealing'
  | 'waiting-reply'
  | 'has-guest'
  | 'has-ticket'
  | 'not-own'
  | 'was-started'
  | 'no-emergency'
  | 'emergency';
/** Conditions on what the person sent along, on the time, or on what has been written; a failed one refuses. */
export type CheckName =
  | 'red-flag-let-through'
  | 'follows-own-over'
  | 'same-version'
  | 'phase-offered'
  | 'auto-message-possible'
  | 'nothing-unanswered'
  | 'check-in-open'
  | 'additions-left'
  | 'reason-for-reply'
  | 'reopen-in-time'
  | 'booked-time-came'
  | 'patient-away'
  | 'contact-attempted-twice'
  | 'care-was-there'
  | 'link-target'
  | 'handover-message'
  | 'not-to-self'
  | 'receiver-there'
  | 'same-handover'
  | 'on-shift'
  | 'responsible-away'
  | 'guest-new'
  | 'guest-there'
  | 'ticket-new'
  | 'ticket-there'
  | 'ticket-open';

/** Names of the state events, without owner and version. */
export type VisitEventName =
  | 'booked'
  | 'rebooked'
  | 'sent'
  | 'checked-in'
  | 'words-added'
  | 'claimed'
  | 'claim-warned'
  | 'released'
  | 'overdue'
  | 'care-absent'
  | 'started'
  | 'paused'
  | 'pause-proposed'
  | 'continued'
  | 'cancelled'
  | 'redirected'
  | 'no-show'
  | 'no-show-proposed'
  | 'contact-attempted'
  | 'emergency-raised'
  | 'emergency-cleared'
  | 'linked'
  | 'ended'
  | 'reply-received'
  | 'reply-answered'
  | 'reply-to-unit'
  | 'reply-escalated'
  | 'taken-over'
  | 'resumed'
  | 'auto-message-due'
  | 'seal-requested'
  | 'extended'
  | 'closed'
  | 'reopened'
  | 'handover-proposed'
  | 'handover-reminded'
  | 'handover-accepted'
  | 'handover-declined'
  | 'handover-cancelled'
  | 'handover-expired'
  | 'guest-joined'
  | 'guest-left'
  | 'ticket-sent'
  | 'ticket-opened'
  | 'ticket-booked'
  | 'ticket-returned'
  | 'ticket-revoked'
  | 'ticket-expired';

/** One row of the state model: what can happen in a state, who may cause it, and where it leads. */
export interface Transition {
  /** Row of domain 4.3 (a number) or 4.4 (H1 to H7), or the section it comes from. */
  readonly step: string;
  readonly from: VisitState;
  readonly on: TriggerName;
  readonly to: VisitState;
  readonly by: Party;
  readonly when?: ConditionName;
  readonly needs?: readonly NeedName[];
  readonly checks?: readonly CheckName[];
  /** What is told; absent where what was heard decides (the message triggers). */
  readonly says?: VisitEventName;
}

/** The same row for several states, each leading where it says, or staying where it is. */
export const rows = (
  from: readonly VisitState[],
  row: Omit<Transition, 'from' | 'to'> & { readonly to?: VisitState },
): readonly Transition[] => from.map((state) => ({ to: state, ...row, from: state }));
