import { z } from 'zod';
import { chatMessage, marks, notification, presence } from '../chat/schemas.js';
import { note } from '../documentation/schemas.js';
import { instant } from '../fields.js';
import { listCases } from '../queue/index.js';
import { careUnit } from '../queue/index.js';
import { visitSnapshot } from '../visit/snapshot.js';
import { degraded } from './problem.js';

/** What a clinician may do now, and why not (code of the refusal). Computed by libs/visit-state. */
export const actionStates = z.record(
  z.string(),
  z.object({ allowed: z.boolean(), code: z.string().optional() }),
);

/** GET /api/staff/cases?tab=waiting → rows, counts, and what is missing. */
export const staffCases = listCases.answer.extend({ degraded, serverTime: instant });
export type StaffCases = z.output<typeof staffCases>;

/** Conversation part of a composed view; absent (null) when chat is away. */
export const conversation = z.object({
  messages: z.array(chatMessage),
  more: z.boolean(),
  open: z.boolean(),
  marks,
  presence: presence.optional(),
  notifications: z.array(notification),
});
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
    })
    .nullable(),
  earlierCases: z
    .array(visitSnapshot.pick({ visitId: true, reason: true, createdAt: true, state: true }))
    .nullable(),
  /** The greeting that will be sent, with the name filled in; present before start. */
  greetingPreview: z.string().optional(),
  degraded,
  serverTime: instant,
});
export type StaffVisit = z.output<typeof staffVisit>;

/** Answer of every staff command. */
export const visitAnswer = z.object({ visit: visitSnapshot, actions: actionStates });
