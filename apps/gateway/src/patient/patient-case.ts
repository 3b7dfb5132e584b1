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
import { actionsFor } from '@om/visit-state';
import type { z } from 'zod';

type Conversation = z.output<typeof patientConversation>;

/**
 * A case as its patient sees it: the fields of the contract's list and no others, so that priority, internal fields and whatever
 * comes later stay inside until somebody lists them (invariant 5).
 * @param hours when the unit answers, in words; undefined when queue is away
 */
export const patientCaseOf = (visit: VisitSnapshot, patient: PatientPrincipal, hours?: string): PatientCase =>
  patientCase.parse({
    ...visit,
    reason: visit.reason.label,
    phone: visit.patient.phone,
    hours,
    canCancel: actionsFor(visit, patient).cancel.allowed,
  });

/** A unit as patients see it, without priorities and settings. */
export const patientUnitOf = (unit: CareUnit): PatientUnit => patientUnit.parse(unit);

/** A conversation as its patient sees it. */
export const patientConversationOf = (history: Conversation): Conversation =>
  patientConversation.parse({ ...history, messages: history.messages.map(forPatient) });

/** A message without the clinician's HSA-id: a patient knows staff by name and profession. */
export const forPatient = (message: ChatMessage): ChatMessage =>
  message.author?.side === 'care' ? { ...message, author: { ...message.author, personId: '' } } : message;
