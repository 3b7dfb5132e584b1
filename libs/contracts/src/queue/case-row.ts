import { ENTRY_TYPES, VISIT_STATES } from '@om/visit-state';
import { z } from 'zod';
import { careUnitId, hsaId, id, instant, label, priority, version } from '../fields.js';
import { profession } from '../principal.js';
import { exampleSnapshot, patientOfVisit, responsible, visitFlags } from '../visit/snapshot.js';

/** A handover that waits for an answer, as the lists of sender and receiver show it (domain 4.4). */
export const handoverOfRow = z.object({
  handoverId: id,
  proposedAt: instant,
  expiresAt: instant.optional(),
  from: z.object({ personId: hsaId, name: label, profession }),
  to: z.object({
    careUnitId,
    careUnitName: label,
    role: profession,
    person: z.object({ personId: hsaId, name: label }).optional(),
  }),
  priority,
});

/** A row of Startsida: what the list shows of a visit (domain 4.7). */
export const caseRow = z.object({
  visitId: id,
  /**
   * The row's own version, not the visit's: it grows with every change of the visit, the last message and the patient's
   * presence, so that of two rows the one with the higher version is newer.
   */
  version,
  state: z.enum(VISIT_STATES),
  entry: z.enum(ENTRY_TYPES),
  careUnitId,
  priority,
  reason: label,
  patient: patientOfVisit.pick({ patientId: true, name: true, birthDate: true }),
  flags: visitFlags.optional(),
  /** When the patient last added words while waiting; absent once the visit has started. No words. */
  wordsAddedAt: instant.optional(),
  waitingSince: instant.optional(),
  /**
   * When a wait becomes late: the booked time, else the priority's target from `waitingSince` (domain 4.6 First answer),
   * counted in the unit's opening hours. Absent once the visit has started.
   */
  dueAt: instant.optional(),
  bookedFor: instant.optional(),
  responsible: responsible.optional(),
  startedAt: instant.optional(),
  endedAt: instant.optional(),
  asyncUntil: instant.optional(),
  /** Since when a patient's message waits for an answer (*Nytt svar*). */
  unansweredSince: instant.optional(),
  patientOnline: z.boolean(),
  /** Last message in the conversation: who and when, for "Väntar på dig 3 min". No words. */
  lastMessage: z.object({ side: z.enum(['patient', 'care']), at: instant, seq: z.int() }).optional(),
  claimedAt: instant.optional(),
  /** When a case that was taken but not started goes back to the queue by itself. */
  claimExpiresAt: instant.optional(),
  checkedInAt: instant.optional(),
  /** Who else the booked time is with, before anyone has taken the case. */
  bookedWith: z.object({ personId: hsaId, name: label }).optional(),
  /** Only while it waits for an answer. */
  handover: handoverOfRow.optional(),
  /** Guests and where they work, by which a screen knows whether its own person is one, and where. */
  guests: z
    .array(z.object({ personId: hsaId, name: label, since: instant, careUnitId: careUnitId.optional() }))
    .max(50)
    .optional(),
  onHoldSince: instant.optional(),
  /** Akut!: since when (domain 4.3-24). */
  emergencyAt: instant.optional(),
  /** Nobody has answered within the target; patient and lead have been told. */
  overdueSince: instant.optional(),
  /** Nobody has answered the patient's reply for a working day; the lead has been told. */
  replyEscalatedAt: instant.optional(),
  /** Open documentation duties by clinician, and where they cared for the patient (*Att dokumentera*). */
  duties: z
    .array(
      z.object({
        dutyId: z.string().max(100),
        personId: hsaId,
        since: instant,
        careUnitId: careUnitId.optional(),
      }),
    )
    .max(50)
    .optional(),
  /** Since when the asker has something to document here; only in answers of the tab *Att dokumentera*. */
  dutySince: instant.optional(),
  /** Minutes late to a booked visit, by side; absent = in time. */
  lateness: z.object({ patientMinutes: z.int().optional(), careMinutes: z.int().optional() }).optional(),
  /** The patient has not come; `proposed`: the time for it has come and somebody should decide (domain 4.6). */
  noShow: z.object({ at: instant, proposed: z.boolean().optional() }).optional(),
  /** The visit this duplicate was closed with a pointer to. */
  linkedTo: id.optional(),
});
export type CaseRow = z.output<typeof caseRow>;

/** Tabs of Startsida, in their order (domain 4.7). */
export const CASE_TABS = [
  'waiting',
  'booked',
  'mine',
  'handovers',
  'replies',
  'on-hold',
  'guest',
  'to-document',
  'ended',
] as const;
export type CaseTab = (typeof CASE_TABS)[number];

/**
 * Counting stops here, so that a list costs the same however much waits: a tab with this number has as many or more, shown
 * as "99+".
 */
export const COUNTED_AT_MOST = 100;
const count = z.int().min(0).max(COUNTED_AT_MOST);
const laterCount = count.default(0);
/** Numbers on the tabs, see {@link COUNTED_AT_MOST}. */
export const caseCounts = z.object({
  waiting: count,
  booked: count,
  mine: count,
  handovers: laterCount,
  replies: count,
  'on-hold': laterCount,
  guest: laterCount,
  'to-document': laterCount,
  ended: count,
} satisfies Record<CaseTab, z.ZodType>);
export type CaseCounts = z.output<typeof caseCounts>;
/** Nothing on any tab. */
export const NO_COUNTS: CaseCounts = {
  waiting: 0,
  booked: 0,
  mine: 0,
  handovers: 0,
  replies: 0,
  'on-hold': 0,
  guest: 0,
  'to-document': 0,
  ended: 0,
};

export const exampleRow: CaseRow = {
  visitId: exampleSnapshot.visitId,
  version: 1,
  state: 'waiting',
  entry: 'drop-in',
  careUnitId: 'min-vard',
  priority: 3,
  reason: 'Axelbesvär',
  patient: {
    patientId: exampleSnapshot.patient.patientId,
    name: 'Testpatient P24-40',
    birthDate: '1986-03-04',
  },
  waitingSince: '2026-11-23T09:08:00.000Z',
  dueAt: '2026-11-23T09:23:00.000Z',
  patientOnline: true,
};
