import { z } from 'zod';
import { chatMessage, marks, notification, presence } from '../chat/schemas.js';
import { SERVICES } from '../define.js';
import { saveNote } from '../documentation/messages.js';
import { note } from '../documentation/schemas.js';
import { id, instant, label, phone, version } from '../fields.js';
import { clinicianPrincipal, profession } from '../principal.js';
import { assignment, careUnit, caseRow, contactReason } from '../queue/schemas.js';
import { visitSnapshot } from '../visit/snapshot.js';
import { listCases } from '../queue/messages.js';
import { bookVisit, endVisit, sendCase } from '../visit/commands.js';

/** RFC 9457 answer for everything that goes wrong. `code` is stable; `params` fill in the sentence in the user's language. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  /** Dotted path of the wrong field. */
  field: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  /** Shown to the user under *Visa mer*; finds the log lines. */
  correlationId: z.string(),
  retry: z.boolean(),
});
export type Problem = z.output<typeof problem>;

/** Services that did not answer; what they own is absent in the same answer. */
export const degraded = z.array(z.enum(SERVICES));

/**
 * GET /api/staff/session. `principal` is absent until care unit and role are chosen. `draftKey` (base64, 32 bytes) encrypts
 * what is typed in the browser's storage; it belongs to the person and is only handed out to the logged in. `development`
 * turns on links to the development pages.
 */
export const staffSession = z.object({
  person: z.object({ hsaId: z.string(), name: label, profession: profession.optional() }),
  assignments: z.array(assignment),
  principal: clinicianPrincipal.optional(),
  csrfToken: z.string(),
  draftKey: z.string(),
  expiresAt: instant,
  serverTime: instant,
  development: z.boolean(),
  degraded,
});
export type StaffSession = z.output<typeof staffSession>;
/** POST /api/staff/session/assignment */
export const chooseAssignment = z.strictObject({ careUnitId: z.string(), role: profession });
export type ChooseAssignment = z.output<typeof chooseAssignment>;

/** GET /api/patient/session */
export const patientSession = z.object({
  person: z.object({ patientId: id, name: label, phone: phone.optional() }),
  csrfToken: z.string(),
  draftKey: z.string(),
  expiresAt: instant,
  serverTime: instant,
  development: z.boolean(),
});
export type PatientSession = z.output<typeof patientSession>;

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

/** A command of the browser carries its id, so that a repeated click or a repeat after a lost answer is one command. */
const command = { commandId: id };
/** POST /api/staff/visits/:id/claim | release ; /api/patient/cases/:id/cancel */
export const plainCommand = z.strictObject(command);
/** POST /api/staff/visits/:id/start */
export const startBody = z.strictObject({ ...command, expectedVersion: version });
/** POST /api/staff/visits/:id/end */
export const endBody = endVisit.payload.omit({ visitId: true }).extend(command);
/** Answer of every staff command. */
export const visitAnswer = z.object({ visit: visitSnapshot, actions: actionStates });

/** A unit as patients see it: no priorities, no settings. GET /api/patient/units */
export const patientUnit = z.object({
  careUnitId: z.string(),
  name: label,
  hours: label,
  reasons: z.array(contactReason.omit({ priority: true })),
});
export type PatientUnit = z.output<typeof patientUnit>;
export const patientUnits = z.object({ units: z.array(patientUnit) });

/** A case as its patient sees it (invariant 5: no priority, nothing internal). */
export const patientCase = visitSnapshot
  .pick({
    visitId: true,
    version: true,
    state: true,
    entry: true,
    careUnitName: true,
    ownWords: true,
    answers: true,
    createdAt: true,
    bookedFor: true,
    waitingSince: true,
    claimedAt: true,
    startedAt: true,
    endedAt: true,
    asyncUntil: true,
    closedAt: true,
    cancelledAt: true,
    sealing: true,
  })
  .extend({
    reason: label,
    responsible: visitSnapshot.shape.responsible.unwrap().omit({ personId: true }).optional(),
    phone: phone.optional(),
    /** In words: "vardagar 8–16"; absent when queue is away. */
    hours: label.optional(),
    /** The patient may cancel now. */
    canCancel: z.boolean(),
  });
export type PatientCase = z.output<typeof patientCase>;
/** A conversation as its patient sees it: what the unit has done to reach them is not part of it. */
export const patientConversation = conversation.omit({ notifications: true });
/** GET /api/patient/cases */
export const patientCases = z.object({ cases: z.array(patientCase), serverTime: instant, degraded });
/** GET /api/patient/cases/:id */
export const patientCaseView = z.object({
  case: patientCase,
  conversation: patientConversation.nullable(),
  degraded,
  serverTime: instant,
});
export type PatientCaseView = z.output<typeof patientCaseView>;
/** POST /api/patient/cases */
export const sendCaseBody = sendCase.payload.extend(command);

/** Body of PUT /api/staff/visits/:id/note */
export const noteBody = saveNote.payload.omit({ visitId: true }).extend(command);
/** PUT /api/staff/visits/:id/note, POST …/note/copy, GET /api/staff/diagnosis-codes?q= answer as the documentation contracts do. */
export { getNote, saveNote, copyNote, searchCodes } from '../documentation/messages.js';
/** POST /api/dev/sms-mode, GET /api/dev/sms, POST /api/dev/visits/:id/elapse exist in development only, and so does
 * POST /api/dev/bookings: a booked case for the demo, body `devBookingBody`, answered with the visit. */
/** Body of POST /api/dev/bookings. */
export const devBookingBody = bookVisit.payload.extend(command);
export const devElapseBody = z.strictObject({ hours: z.number().positive() });
export { caseRow };
