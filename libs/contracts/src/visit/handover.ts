import { z } from 'zod';
import { defineCommand } from '../define.js';
import { careUnitId, hsaId, id, priority } from '../fields.js';
import { profession } from '../principal.js';
import { changedVisit, exampleChange, guarded, onVisit } from './answer.js';
import { DECLINE_CODES, HANDOVER_MESSAGE_LIMIT, handoverSummary } from './parts-participation.js';
import { exampleSnapshot } from './snapshot.js';

const visitId = exampleSnapshot.visitId;
const handoverId = '0198c1f2-0000-7000-8000-0000000000d1';
const onHandover = z.strictObject({ ...onVisit, handoverId: id });

/**
 * *Lämna över besök: Slutför* (seed 2.4, domain 4.4 H1). The sender stays responsible until it is accepted. Refused with
 * `visit.handover-pending`, `visit.handover-message-required` (priority 1 and 2), `visit.handover-to-self`,
 * `visit.not-on-shift`, `visit.unknown-unit` or `visit.unknown-person`.
 */
export const proposeHandover = defineCommand({
  name: 'visit.propose-handover',
  meaning: 'The responsible clinician offers the visit to another resource: Lämna över besök.',
  payload: z.strictObject({
    ...guarded,
    handoverId: id,
    to: z.strictObject({ careUnitId, role: profession, personId: hsaId.optional() }),
    priority,
    message: z.string().trim().min(1).max(HANDOVER_MESSAGE_LIMIT).optional(),
    summary: handoverSummary.optional(),
    /** Offers it although nobody there is on shift; for priority 4 and 5 only. */
    overrideNotOnShift: z.boolean().optional(),
  }),
  answer: changedVisit,
  examples: [
    {
      payload: {
        visitId,
        expectedVersion: 3,
        handoverId,
        to: { careUnitId: 'min-vard', role: 'physician' },
        priority: 3,
        message: 'Behöver bedömning av läkare.',
        summary: { situation: 'Ont i axeln sedan tre veckor.', patientKnows: 'Att en läkare tar över.' },
      },
      answer: exampleChange,
    },
  ],
});
/** *Acceptera* (H2). The first of a group wins; the others get `visit.handover-settled` with `state`, `name` and `at`. */
export const acceptHandover = defineCommand({
  name: 'visit.accept-handover',
  meaning: 'An addressed clinician accepts the handover and becomes responsible.',
  payload: onHandover,
  answer: changedVisit,
  examples: [{ payload: { visitId, handoverId }, answer: exampleChange }],
});
/** *Neka* (H3). Ends the handover when it is addressed to one person, or when everyone on shift has declined. */
export const declineHandover = defineCommand({
  name: 'visit.decline-handover',
  meaning: 'An addressed clinician declines the handover, with a reason.',
  payload: z.strictObject({
    ...onVisit,
    handoverId: id,
    code: z.enum(DECLINE_CODES),
    text: z.string().trim().max(500),
  }),
  answer: changedVisit,
  examples: [{ payload: { visitId, handoverId, code: 'no-time', text: '' }, answer: exampleChange }],
});
/** *Avbryt överlämning* (H4), by the sender or the unit lead. */
export const cancelHandover = defineCommand({
  name: 'visit.cancel-handover',
  meaning: 'The sender, or the unit lead, takes back a handover that nobody has answered.',
  payload: onHandover,
  answer: changedVisit,
  examples: [{ payload: { visitId, handoverId }, answer: exampleChange }],
});
