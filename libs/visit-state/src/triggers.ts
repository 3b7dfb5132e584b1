import type { PhaseChoice, PhaseSettings } from './asynchronous-phase.js';
import type { Heard } from './conversation.js';
import type { DeclineCode, Guest, HandoverSummary, Resource } from './participation.js';
import type { Ticket, TicketBooking } from './tickets.js';
import type { ContactWay, Redirection, Visit, VisitBooking } from './visit.js';

type Nothing = object;
interface Guarded {
  readonly expectedVersion: number;
}
interface OnHandover {
  readonly handoverId: string;
}
interface OnTicket {
  readonly ticketId: string;
}
/** `onShift`: whether who asks is at work in the unit and role they act in. */
interface AtWork {
  readonly onShift: boolean;
}
interface OnPerson {
  readonly personId: string;
}
/** A new or longer asynchronous phase, with what the unit offers. */
interface WithPhase {
  readonly phase: PhaseChoice;
  readonly settings: PhaseSettings;
}

/** What people ask for, with what comes along. Whoever carries out the command has looked up names and settings. */
export interface PersonTriggers {
  /** `followed`: the case that the new one goes on from, see `followsVisitId`; absent when there is none. */
  readonly send: {
    readonly redFlag: boolean;
    readonly followed?: Pick<Visit, 'visitId' | 'patient' | 'state'> | undefined;
  };
  readonly create: Nothing;
  readonly cancel: Nothing;
  readonly 'check-in': Nothing;
  /** Words that the patient adds to what was sent. */
  readonly 'add-words': { readonly text: string };
  readonly claim: AtWork;
  readonly release: Nothing;
  /** `greeting` is message 1, already filled in. */
  readonly start: Guarded & { readonly greeting: string };
  readonly end: Guarded & WithPhase & { readonly autoMessage: boolean };
  readonly pause: Guarded;
  readonly resume: AtWork;
  /** `responsibleOnShift`: whether the one who has the case is at work at its unit. */
  readonly 'take-over': AtWork & { readonly responsibleOnShift: boolean };
  readonly 'extend-async': WithPhase;
  readonly close: { readonly reason?: string | undefined };
  readonly reopen: AtWork & WithPhase & { readonly reason: string };
  readonly redirect: { readonly destination: Redirection; readonly message: string };
  readonly 'no-show': Nothing;
  readonly 'log-contact-attempt': { readonly how: ContactWay };
  readonly 'raise-emergency': Nothing;
  readonly 'clear-emergency': Nothing;
  /** The case to point to; absent when there is none. */
  readonly link: { readonly to?: Pick<Visit, 'visitId' | 'patient' | 'state'> | undefined };
  readonly 'cancel-by-care': {
    readonly reason: string;
    readonly message: string;
    readonly ticket?: Ticket | undefined;
  };
  /**
   * `onShift`: the others of the resource who are on shift. `closesAt`: the end of the receiver's opening hours, absent when
   * they never close. `widens`: the receiver's unit lets a handover to one person be opened to unit and role at half time.
   */
  readonly 'propose-handover': Guarded &
    OnHandover & {
      readonly to: Resource;
      readonly priority: number;
      readonly message?: string | undefined;
      readonly summary?: HandoverSummary | undefined;
      readonly widens?: boolean | undefined;
      readonly overrideNotOnShift?: boolean | undefined;
      readonly onShift: readonly string[];
      readonly closesAt?: Date | undefined;
    };
  readonly 'accept-handover': AtWork & OnHandover;
  /** `onShift`: everyone of the resource who is on shift. */
  readonly 'decline-handover': OnHandover & {
    readonly code: DeclineCode;
    readonly text: string;
    readonly onShift: readonly string[];
  };
  readonly 'cancel-handover': OnHandover;
  readonly 'invite-guest': {
    readonly guest: Pick<Guest, 'personId' | 'name' | 'profession' | 'careUnitId' | 'sees'>;
  };
  readonly 'leave-as-guest': Nothing;
  readonly 'remove-guest': OnPerson;
  readonly 'send-ticket': { readonly ticket: Ticket };
  readonly 'revoke-ticket': OnTicket;
  readonly 'open-ticket': OnTicket;
}

/** Facts of chat and of queue: nobody waits for a refusal of them, and they may come late, twice and in any order. */
export interface FactTriggers {
  readonly book: Nothing;
  readonly rebook: { readonly booking: NonNullable<VisitBooking['booking']> };
  readonly 'patient-message': { readonly seq: number; readonly at: string };
  readonly 'care-message': { readonly seq: number; readonly at: string };
  /** A greeting, an automatic message or a mark: it takes its place in the conversation and answers nobody. */
  readonly 'other-entry': { readonly seq: number };
  /** Chat has sealed: `sealSeq` is the seal's own place, the others the last text of each side (0 = none). */
  readonly sealed: { readonly sealSeq: number; readonly patient: number; readonly care: number };
  readonly 'ticket-booking': OnTicket & { readonly booking: TicketBooking };
  readonly 'ticket-return': OnTicket & { readonly bookingId: string };
}

/** Timers of a visit (domain 4.6), by what they mean when they go off. */
export const VISIT_TIMERS = [
  'first-answer-late',
  'claim-warning',
  'claim-timeout',
  'care-absence',
  'no-show-proposal',
  'pause-proposal',
  'handover-reminder',
  'handover-timeout',
  'reply-late',
  'reply-late-lead',
  'auto-message-due',
  'async-timeout',
  'ticket-timeout',
] as const;
export type VisitTimer = (typeof VISIT_TIMERS)[number];

type TriggerPayloads = PersonTriggers & FactTriggers & Readonly<Record<VisitTimer, Nothing>>;
export type TriggerName = keyof TriggerPayloads;
/** One kind of trigger, with what comes along. */
export type TriggerOf<T extends TriggerName> = { readonly type: T } & TriggerPayloads[T];
/** Anything that can happen to a visit. */
export type Trigger = { [T in TriggerName]: TriggerOf<T> }[TriggerName];

/** The whole state the rules work on: the visit as others see it and what it has heard of its conversation. */
export interface VisitRecord<V extends Visit = Visit> {
  readonly visit: V;
  readonly heard: Heard;
}
