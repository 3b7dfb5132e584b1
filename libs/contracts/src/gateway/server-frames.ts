import { VISIT_STATES } from '@om/visit-state';
import { z } from 'zod';
import { chatMessage, marks, notification, presence, side } from '../chat/index.js';
import { id, instant, label, version } from '../fields.js';
import { problem } from './problem.js';
import { ref } from './socket.js';

/** What the gateway may say on either socket. */
export const SHARED_SERVER_FRAMES = [
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
  /** The visit has changed: read it again when your version is older. */
  z.object({
    type: z.literal('visit-changed'),
    visitId: id,
    version,
    state: z.enum(VISIT_STATES),
    byName: label,
    at: instant,
  }),
  z.object({ type: z.literal('pong'), ref, serverTime: instant }),
] as const;
/** All that a patient's browser understands; what is for staff never comes there. */
export const patientFrame = z.discriminatedUnion('type', SHARED_SERVER_FRAMES);
