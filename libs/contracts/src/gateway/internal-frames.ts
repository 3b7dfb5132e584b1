import { z } from 'zod';
import { internalMessage, internalReader } from '../chat/index.js';
import { id, label, LIMITS, seqOrZero } from '../fields.js';
import { ref } from './socket.js';

/**
 * Frames of the *vårdgivarchatt*. Types of their own in both directions, so that what is meant for colleagues never comes where
 * the patient's chat is drawn (domain 4.2 invariant 5). The socket of a patient is refused them with `chat.not-found`, and
 * never gets one.
 */
/** What a clinician's browser may say. */
export const INTERNAL_CLIENT_FRAMES = [
  /** Follow the vårdgivarchatt of a visit from `afterSeq` on. Answered by `internal-opened` or `refused`. */
  z.strictObject({ type: z.literal('open-internal'), ref, visitId: id, afterSeq: seqOrZero }),
  /** Stop following. Not answered. */
  z.strictObject({ type: z.literal('leave-internal'), visitId: id }),
  /** Answered by `stored` (its `seq` is the place in the vårdgivarchatt) or `refused`. `ref` is the message's client id. */
  z.strictObject({
    type: z.literal('send-internal'),
    ref,
    visitId: id,
    text: z.string().min(1).max(LIMITS.message),
  }),
  /** Seen up to a place. Not answered. */
  z.strictObject({ type: z.literal('mark-internal'), visitId: id, read: seqOrZero }),
  /** The person is writing to the colleagues; as `typing`. Not answered. */
  z.strictObject({ type: z.literal('typing-internal'), visitId: id }),
] as const;

/** What the gateway may say, only to clinicians who have opened the vårdgivarchatt of the visit and still may read it. */
export const INTERNAL_SERVER_FRAMES = [
  z.object({
    type: z.literal('internal-opened'),
    ref,
    visitId: id,
    messages: z.array(internalMessage),
    more: z.boolean(),
    /** Whether the asker may write. */
    open: z.boolean(),
    readers: z.array(internalReader),
  }),
  z.object({ type: z.literal('internal-message'), message: internalMessage }),
  /** Who has read how far; all participants. */
  z.object({ type: z.literal('internal-marks'), visitId: id, readers: z.array(internalReader) }),
  z.object({ type: z.literal('internal-typing'), visitId: id, personId: z.string(), name: label }),
  /**
   * The asker takes no part any more: a handover was answered otherwise, a guest has left. Nothing comes from now; what was
   * written before may be read by opening again, unless that is refused.
   */
  z.object({ type: z.literal('internal-closed'), visitId: id }),
] as const;
