import {
  patientCase,
  patientConversation,
  patientUnit,
  type CareUnit,
  type ChatMessage,
  type PatientCase,
  type PatientPrincipal,
  type PatientUnit,
  type VisitSnapshot,
} from '@om/contracts';
import { actionsFor, checkInWindow, isKeptWaiting, nextOpening } from '@om/visit-state';
import type { z } from 'zod';

type Conversation = z.output<typeof patientConversation>;

/** What is known around a case beside the visit itself; absent where a service is away, or nobody has asked. */
export interface AroundCase {
  readonly unit?: CareUnit | undefined;
  readonly waiting?: PatientCase['waitingEstimate'];
  readonly now?: Date;
}

/** What a patient can do with an own case (domain 4.3-5, -18, -24, and 4.7). */
const PATIENT_ACTIONS = ['cancel', 'check-in', 'add-words', 'raise-emergency'] as const;

/**
 * A case as its patient sees it: the fields of the contract's list and no others, so that priority, handover, internal fields and
 * whatever comes later stay inside until somebody lists them (invariant 5).
 */
export const patientCaseOf = (
  visit: VisitSnapshot,
  patient: PatientPrincipal,
  { unit, waiting, now }: AroundCase = {},
): PatientCase => {
  const actions = actionsFor(visit, patient);
  return patientCase.parse({
    ...visit,
    ...courseOf(visit),
    reason: visit.reason.label,
    reasonCode: visit.reason.code,
    phone: visit.patient.phone,
    hours: unit?.hours,
    texts: unit?.texts,
    lateCancellationHours: unit?.lateCancellationHours,
    opensAt: unit && now && opensAtOf(unit, now),
    checkIn: checkInOf(visit),
    keptWaiting: isKeptWaiting(visit) || undefined,
    replyBy: visit.unansweredReply && visit.replyLeadDueAt,
    waitingEstimate: waiting,
    canCancel: actions.cancel.allowed,
    actions: Object.fromEntries(PATIENT_ACTIONS.map((action) => [action, actions[action]])),
  });
};

/** A pause or an absence that was only suggested is between colleagues until somebody has decided. */
const courseOf = ({ state, onHold, noShow }: VisitSnapshot) => ({
  onHold: state === 'on-hold' ? onHold : undefined,
  noShow: noShow?.proposed ? undefined : noShow,
});

const checkInOf = (visit: VisitSnapshot): PatientCase['checkIn'] => {
  const window = visit.state === 'scheduled' ? checkInWindow(visit) : undefined;
  return window && { from: window.from.toISOString(), until: window.to.toISOString() };
};

/** When a unit that is closed opens next; undefined while it is open, and when it never opens. */
export const opensAtOf = ({ openingHours }: CareUnit, now: Date): string | undefined => {
  const next = nextOpening(openingHours, now);
  return next && next > now ? next.toISOString() : undefined;
};

/** A unit as patients see it, without priorities and settings. */
export const patientUnitOf = (unit: CareUnit, now: Date): PatientUnit =>
  patientUnit.parse({ ...unit, opensAt: opensAtOf(unit, now) });

/** A conversation as its patient sees it. */
export const patientConversationOf = (history: Conversation): Conversation =>
  patientConversation.parse({ ...history, messages: history.messages.map(forPatient) });

/** A message without the clinician's HSA-id: a patient knows staff by name and profession. */
export const forPatient = (message: ChatMessage): ChatMessage =>
  message.author?.side === 'care' ? { ...message, author: { ...message.author, personId: '' } } : message;
