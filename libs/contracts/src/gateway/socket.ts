import { z } from 'zod';
import { chatMessage, marks, notification, presence, side } from '../chat/index.js';
import { hsaId, id, instant, label, LIMITS, seqOrZero, version } from '../fields.js';
import { alarm, caseRow } from '../queue/index.js';
import { handover } from '../visit/index.js';
import { VISIT_STATES } from '@om/visit-state';
import { INTERNAL_CLIENT_FRAMES, INTERNAL_SERVER_FRAMES } from './internal-frames.js';
import { problem } from './problem.js';

/**
 * Typed frames of the WebSockets `/api/staff/socket` and `/api/patient/socket`: one JSON object a frame. Used by web, demo,
 * chaos and bench. Browser frames that are answered carry `ref`, echoed in the answer.
 */
const ref = z.string().min(1).max(80);

/** What a browser may say. */
export const clientFrame = z.discriminatedUnion('type', [
  /** Follow a visit and get all after `afterSeq`, in order, once. Answered by `opened`, also after every reconnect. */
  z.strictObject({ type: z.literal('open'), ref, visitId: id, afterSeq: seqOrZero }),
  /** Stop following. Not answered. */
  z.strictObject({ type: z.literal('leave'), visitId: id }),
  /** Send a message; answered by `stored` or `refused`. `ref` is the message's client id. */
  z.strictObject({ type: z.literal('send'), ref, visitId: id, text: z.string().min(1).max(LIMITS.message) }),
  /** Received (delivered) or shown in a focused window (read) up to a sequence number. Not answered. */
  z.strictObject({
    type: z.literal('mark'),
    visitId: id,
    delivered: seqOrZero.optional(),
    read: seqOrZero.optional(),
  }),
  /** The person is writing; sent at most every 3 s, forgotten after 6 s. Not answered. */
  z.strictObject({ type: z.literal('typing'), visitId: id }),
  /** The case that is open in the preview, said again every 10 s; without `visitId`: none any more. Staff only. Not answered. */
  z.strictObject({ type: z.literal('reading'), visitId: id.optional() }),
  /** Keeps the connection alive; answered by `pong`. */
  z.strictObject({ type: z.literal('ping'), ref }),
  ...INTERNAL_CLIENT_FRAMES,
]);
export type ClientFrame = z.output<typeof clientFrame>;

/** What the gateway may say. */
export const serverFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome'), serverTime: instant }),
  z.object({
    type: z.literal('opened'),
    ref,
    visitId: id,
    messages: z.array(chatMessage),
    more: z.boolean(),
    open: z.boolean(),
    marks,
    presence: presence.optional(),
    notifications: z.array(notification).optional(),
  }),
  z.object({ type: z.literal('stored'), ref, visitId: id, seq: z.int(), messageId: id, at: instant }),
  z.object({ type: z.literal('refused'), ref, problem }),
  z.object({ type: z.literal('message'), message: chatMessage }),
  z.object({ type: z.literal('marks'), visitId: id, marks }),
  z.object({ type: z.literal('typing'), visitId: id, side, name: label }),
  z.object({ type: z.literal('presence'), patientId: id, presence }),
  /** A colleague has a waiting case open in the preview, or no more; staff of the unit only. Forgotten after 25 s. */
  z.object({ type: z.literal('reading'), visitId: id, personId: hsaId, name: label, reading: z.boolean() }),
  /** An SMS has come further; staff only. */
  z.object({ type: z.literal('notification'), visitId: id, notification }),
  /** The visit has changed: read it again when your version is older. */
  z.object({
    type: z.literal('visit-changed'),
    visitId: id,
    version,
    state: z.enum(VISIT_STATES),
    byName: label,
    at: instant,
  }),
  /** A row of Startsida has changed; staff of the unit, and those elsewhere whom it concerns. */
  z.object({ type: z.literal('case-changed'), row: caseRow }),
  /**
   * A handover has been proposed, reminded of, answered or taken back; only its sender and those to whom it is offered. Neither
   * message nor reasons of a refusal: those are read with the visit.
   */
  z.object({
    type: z.literal('handover'),
    visitId: id,
    version,
    reason: label,
    handover: handover.omit({ message: true, summary: true, declinedBy: true }),
    /** Why this comes: of a group one can decline, or all be reminded, while it still waits for an answer. */
    happened: z.enum(['proposed', 'reminded', 'accepted', 'declined', 'cancelled', 'expired']).optional(),
  }),
  /** An alarm has been raised, acknowledged or is over; those who see it then. */
  z.object({ type: z.literal('alarm'), alarm }),
  /** Somebody who leads the unit may have come or gone, by which others see its alarms or no more: read them again. */
  z.object({ type: z.literal('leads-changed') }),
  z.object({ type: z.literal('pong'), ref, serverTime: instant }),
  ...INTERNAL_SERVER_FRAMES,
]);
export type ServerFrame = z.output<typeof serverFrame>;

/**
 * Close codes of our sockets. `notLoggedIn`: log in again. `forbidden`: wrong origin, or no care unit chosen. `tooMany`: frames
 * or sockets. `goingAway`: the gateway stops. `comeBack`: events may have been missed, or the login was prolonged or changed.
 * After the last two, connect again at once and `open` from the last sequence number.
 */
export const SOCKET_CLOSE = {
  notLoggedIn: 4401,
  forbidden: 4403,
  tooMany: 4429,
  goingAway: 1001,
  comeBack: 1012,
} as const;
/** `ref` of `refused` when the refused frame had none that could be read. */
export const NO_REF = '-';
