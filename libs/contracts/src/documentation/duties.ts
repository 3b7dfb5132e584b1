import { z } from 'zod';
import { defineCommand, defineEvent, defineQuery } from '../define.js';
import { careUnitId, hsaId, id, instant, label } from '../fields.js';

/** Why a clinician has something to document (domain 4.5): each is one period of care of theirs. */
export const DUTY_KINDS = ['handover', 'ended', 'no-show', 'redirected', 'addendum', 'guest'] as const;
export const dutyKind = z.enum(DUTY_KINDS);
export type DutyKind = z.output<typeof dutyKind>;

/**
 * Region C of domain 4.1. A duty begins `open`, is a `draft` once its clinician has saved a note of the visit, and vanishes
 * from *Att dokumentera* only `signed` or `waived` with a reason (invariant 7).
 */
export const DUTY_STATES = ['open', 'draft', 'completed', 'signed', 'waived'] as const;
export const dutyState = z.enum(DUTY_STATES);
export type DutyState = z.output<typeof dutyState>;

/** States in which a duty stands in *Att dokumentera*. */
export const OPEN_DUTY_STATES: readonly DutyState[] = ['open', 'draft', 'completed'];

/** One thing a clinician has to document. Ids and names of staff only: what and about whom is read from the visit. */
export const duty = z.object({
  dutyId: id,
  visitId: id,
  kind: dutyKind,
  state: dutyState,
  clinician: z.object({ personId: hsaId, name: label }),
  /** Unit at which the clinician cared for the patient: who documents it works there. */
  careUnitId,
  /** Since when; the age in *Att dokumentera*. */
  openedAt: instant,
  /** When it was still open after 24 hours and its clinician was reminded. */
  remindedAt: instant.optional(),
  /** When it was still open after 48 hours and the lead of the unit was told. */
  escalatedAt: instant.optional(),
  /** When it was still open after 14 days: a note that had been begun by then is locked. */
  lockedAt: instant.optional(),
  /** The last time that the lead of the unit opened the locked note for its author: until when, and why. */
  unlocked: z.object({ at: instant, until: instant, reason: label, byName: label }).optional(),
  waived: z.object({ reason: label, at: instant, byName: label }).optional(),
});
export type Duty = z.output<typeof duty>;

export const exampleDuty: Duty = {
  dutyId: '0198c1f2-0000-7000-8000-0000000000e1',
  visitId: '0198c1f2-0000-7000-8000-000000000001',
  kind: 'ended',
  state: 'open',
  clinician: { personId: 'SE2321000131-P000000000039', name: 'HSP39 TestPerson39' },
  careUnitId: 'min-vard',
  openedAt: '2026-11-23T09:52:00.000Z',
};
const lateDuty: Duty = {
  ...exampleDuty,
  remindedAt: '2026-11-24T09:52:00.000Z',
  escalatedAt: '2026-11-25T09:52:00.000Z',
  lockedAt: '2026-12-07T09:52:00.000Z',
};
const unlockedDuty: Duty = {
  ...lateDuty,
  state: 'draft',
  unlocked: {
    at: '2026-12-08T08:00:00.000Z',
    until: '2026-12-09T08:00:00.000Z',
    reason: 'Var sjuk',
    byName: 'HSP21 TestPerson21',
  },
};
const waivedDuty: Duty = {
  ...exampleDuty,
  state: 'waived',
  waived: {
    reason: 'Dokumenterat i ordinarie journal',
    at: '2026-11-23T10:10:00.000Z',
    byName: 'HSP39 TestPerson39',
  },
};

/** The asker's own duties that are still to be done, oldest first; with `visitId` also the done ones of that visit. */
export const listDuties = defineQuery({
  name: 'documentation.duties',
  meaning: 'What the asker has to document: Att dokumentera.',
  payload: z.strictObject({ visitId: id.optional() }),
  answer: z.object({ duties: z.array(duty).max(200) }),
  examples: [
    { payload: {}, answer: { duties: [exampleDuty] } },
    { payload: { visitId: exampleDuty.visitId }, answer: { duties: [exampleDuty, waivedDuty] } },
  ],
});
/** Only one's own duty can be waived, and only with a reason; audited. */
export const waiveDuty = defineCommand({
  name: 'documentation.waive-duty',
  meaning: 'The clinician says why there is nothing to document.',
  payload: z.strictObject({ dutyId: id, reason: label }),
  answer: z.object({ duty }),
  examples: [
    {
      payload: { dutyId: exampleDuty.dutyId, reason: 'Dokumenterat i ordinarie journal' },
      answer: { duty: waivedDuty },
    },
  ],
});
/** A note that its author can no longer save, or can again for a while because the lead has opened it. */
export const lockedNote = z.object({
  /** The duty that holds the lock, by which it is opened. */
  dutyId: id,
  visitId: id,
  author: z.object({ personId: hsaId, name: label }),
  lockedAt: instant,
  savedAt: instant,
  unlocked: duty.shape.unlocked,
});
export type LockedNote = z.output<typeof lockedNote>;

const exampleLockedNote: LockedNote = {
  dutyId: lateDuty.dutyId,
  visitId: lateDuty.visitId,
  author: lateDuty.clinician,
  lockedAt: '2026-12-07T09:52:00.000Z',
  savedAt: '2026-11-23T09:54:00.000Z',
};
/** Notes of the asker's unit that are locked and not finished, longest locked first. Lead only: `documentation.lead-only`. */
export const listLockedNotes = defineQuery({
  name: 'documentation.locked-notes',
  meaning: "The locked notes of the asker's unit, without what is in them.",
  payload: z.strictObject({}),
  answer: z.object({ notes: z.array(lockedNote).max(200) }),
  examples: [{ payload: {}, answer: { notes: [exampleLockedNote] } }],
});
/**
 * The lead of the unit opens a locked note for its author, for 24 hours; audited and kept in the history of the
 * duty. Refuses `documentation.lead-only`, and `documentation.not-locked` when it is not locked or open already.
 */
export const unlockNote = defineCommand({
  name: 'documentation.unlock-note',
  meaning: 'The lead opens a locked note for its author for a while, and says why.',
  payload: z.strictObject({ dutyId: id, reason: label }),
  answer: z.object({ duty }),
  examples: [{ payload: { dutyId: lateDuty.dutyId, reason: 'Var sjuk' }, answer: { duty: unlockedDuty } }],
});
/**
 * Development only: makes what is still to be documented of one visit older, whoever has to do it, so that nobody waits 14 days.
 * Refuses `documentation.no-such-duty` when nothing is.
 */
export const elapseDuties = defineCommand({
  name: 'documentation.dev-elapse',
  meaning: 'Development only: what is still to be documented of one visit has been left some hours longer.',
  payload: z.strictObject({
    visitId: id,
    hours: z
      .number()
      .positive()
      .max(24 * 60),
  }),
  answer: z.object({ duties: z.array(duty).max(200) }),
  examples: [
    {
      payload: { visitId: exampleDuty.visitId, hours: 24 },
      answer: { duties: [{ ...exampleDuty, openedAt: '2026-11-22T09:52:00.000Z' }] },
    },
  ],
});
/** The envelope's subject is the duty and its version counts the states of this one duty. */
export const dutyChangedV1 = defineEvent({
  type: 'documentation.duty-changed.v1',
  carries: 'state',
  meaning:
    'A clinician has something to document, has begun, leaves it undone, may finish it late, or has said why there is nothing.',
  data: z.object({ duty }),
  examples: [{ duty: exampleDuty }, { duty: lateDuty }, { duty: unlockedDuty }, { duty: waivedDuty }],
});
