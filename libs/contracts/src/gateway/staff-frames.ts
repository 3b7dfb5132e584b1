import { z } from 'zod';
import { notification } from '../chat/index.js';
import { hsaId, id, label, version } from '../fields.js';
import { alarm, caseRow } from '../queue/index.js';
import { handover } from '../visit/index.js';
import { INTERNAL_SERVER_FRAMES } from './internal-frames.js';
import { SHARED_SERVER_FRAMES } from './server-frames.js';

/** What the gateway may say: on the socket of staff all of it, on that of a patient `patientFrame`. */
export const serverFrame = z.discriminatedUnion('type', [
  ...SHARED_SERVER_FRAMES,
  /** A colleague has a waiting case open in the preview, or no more; staff of the unit only. Forgotten after 25 s. */
  z.object({ type: z.literal('reading'), visitId: id, personId: hsaId, name: label, reading: z.boolean() }),
  /** An SMS has come further; staff only. */
  z.object({ type: z.literal('notification'), visitId: id, notification }),
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
    /**
     * Why this comes: of a group one can decline, or all be reminded, while it still waits for an answer. `declined-by-you` goes to
     * who has declined, for their other windows, and is the last they are told.
     */
    happened: z
      .enum(['proposed', 'reminded', 'accepted', 'declined', 'declined-by-you', 'cancelled', 'expired'])
      .optional(),
  }),
  /** An alarm has been raised, acknowledged or is over; those who see it then. */
  z.object({ type: z.literal('alarm'), alarm }),
  /** Somebody who leads the unit may have come or gone, by which others see its alarms or no more: read them again. */
  z.object({ type: z.literal('leads-changed') }),
  ...INTERNAL_SERVER_FRAMES,
]);
export type ServerFrame = z.output<typeof serverFrame>;
