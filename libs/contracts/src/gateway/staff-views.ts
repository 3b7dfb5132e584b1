import { z } from 'zod';
import { getInternalHistory } from '../chat/index.js';
import { listDuties, note } from '../documentation/index.js';
import { instant } from '../fields.js';
import { careUnit, contactReason, listCases } from '../queue/index.js';
import { linkedCases, visitSnapshot } from '../visit/index.js';
import { degraded } from './problem.js';
import { actionStates, conversation } from './view-parts.js';

/** GET /api/staff/cases?tab=waiting → rows, counts, and what is missing. */
export const staffCases = listCases.answer.extend({ degraded, serverTime: instant });
export type StaffCases = z.output<typeof staffCases>;

/** The *vårdgivarchatt* as its own part of the view; never beside the patient's messages. */
export const internalConversation = getInternalHistory.answer.omit({ careUnitId: true });
/** Where a *bokningsbiljett* can lead: every unit with its contact reasons. Clinicians are the unit's members. */
export const ticketChoices = z.array(
  careUnit
    .pick({ careUnitId: true, name: true })
    .extend({ reasons: z.array(contactReason.pick({ code: true, label: true })) }),
);
/** GET /api/staff/visits/:id?purpose=preview|care: everything the visit view shows. */
export const staffVisit = z.object({
  visit: visitSnapshot,
  actions: actionStates,
  conversation: conversation.nullable(),
  note: note.nullable(),
  /** Choices of the end dialog; null when queue is away. */
  unit: careUnit
    .pick({
      careUnitId: true,
      name: true,
      hours: true,
      asyncChoices: true,
      asyncDefault: true,
      autoMessage: true,
      greeting: true,
      openingHours: true,
      texts: true,
      templates: true,
    })
    .nullable(),
  earlierCases: z
    .array(visitSnapshot.pick({ visitId: true, reason: true, createdAt: true, state: true }))
    .nullable(),
  /** Null when chat is away; absent in a preview and for who has nothing to do with it. */
  internal: internalConversation.nullable().optional(),
  /** Null when queue is away. */
  ticketChoices: ticketChoices.nullable().optional(),
  /** Duplicates that point to this case; null when visit could not say. */
  linkedCases: linkedCases.answer.shape.cases.nullable().optional(),
  /** The case that this one goes on from, where the asker may read it. */
  follows: linkedCases.answer.shape.follows,
  /** The asker's own duties in this visit; null when documentation is away, absent in a preview. */
  duties: listDuties.answer.shape.duties.nullable().optional(),
  /** The greeting that will be sent, with the name filled in; present before start. */
  greetingPreview: z.string().optional(),
  degraded,
  serverTime: instant,
});
export type StaffVisit = z.output<typeof staffVisit>;

/** Answer of every staff command. */
export const visitAnswer = z.object({ visit: visitSnapshot, actions: actionStates });
