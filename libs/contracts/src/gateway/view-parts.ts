import { z } from 'zod';
import { chatMessage, marks, notification, presence } from '../chat/index.js';

/** What a person may do now, and why not (code of the refusal). Computed by libs/visit-state. */
export const actionStates = z.record(
  z.string(),
  z.object({ allowed: z.boolean(), code: z.string().optional() }),
);

/** Conversation part of a composed view; absent (null) when chat is away. */
export const conversation = z.object({
  messages: z.array(chatMessage),
  more: z.boolean(),
  open: z.boolean(),
  marks,
  presence: presence.optional(),
  notifications: z.array(notification),
});
