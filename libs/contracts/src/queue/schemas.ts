import { ENTRY_TYPES, VISIT_STATES } from '@om/visit-state';
import { z } from 'zod';
import { careUnitId, id, instant, label, LIMITS, priority, version } from '../fields.js';
import { profession } from '../principal.js';
import { exampleSnapshot, patientOfVisit, responsible } from '../visit/snapshot.js';

/** A question of the unit to the patient; with `choices` it is a choice, without it is a line of text. */
export const unitQuestion = z.object({
  questionId: z.string().max(60),
  text: label,
  choices: z.array(label).max(8).optional(),
});
/** What a patient can seek care for, with the unit's fixed priority; nothing is computed from symptoms (domain 2.5, MDR). */
export const contactReason = z.object({
  code: z.string().max(60),
  label,
  priority,
  questions: z.array(unitQuestion).max(4),
  /** One yes/no question; yes leads to the 112 page. */
  redFlag: label,
});
/** A choice of length of the asynchronous phase: hours, 0 = none; `own-date` lets the clinician pick the end. */
export const asyncChoice = z.union([
  z
    .int()
    .min(0)
    .max(24 * 30),
  z.literal('own-date'),
]);

/** A care unit with the settings the visit rules use. */
export const careUnit = z.object({
  careUnitId,
  name: label,
  version,
  /** In words, as patients read it: "vardagar 8–16". */
  hours: label,
  notifyAt: z.enum(['claim', 'start']),
  asyncChoices: z.array(asyncChoice).min(1).max(10),
  /** Hours; one of the choices. */
  asyncDefault: z.int().min(0),
  /** *Meddelande* (seed 2.3-4): off = nothing is ever sent. */
  autoMessage: z.object({ enabled: z.boolean(), text: z.string().max(LIMITS.message) }),
  /** Message 1 of a visit; `{name}` and `{profession}` are filled in. */
  greeting: z.string().max(1_000),
  reasons: z.array(contactReason).min(1).max(50),
});
export type CareUnit = z.output<typeof careUnit>;

/** A unit and role a member of staff may work in (medarbetaruppdrag, domain 2.3). */
export const assignment = z.object({ careUnitId, careUnitName: label, role: profession });

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
  waitingSince: instant.optional(),
  /**
   * When a wait becomes late: the booked time, else the priority's target from `waitingSince` (domain 4.6 First answer).
   * Absent once the visit has started.
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
});
export type CaseRow = z.output<typeof caseRow>;

/** Tabs of Startsida that exist so far (domain 4.7); later issues add theirs. */
export const CASE_TABS = ['waiting', 'booked', 'mine', 'replies', 'ended'] as const;
export type CaseTab = (typeof CASE_TABS)[number];

export const exampleUnit: CareUnit = {
  careUnitId: 'min-vard',
  name: 'Min vård Testköping',
  version: 1,
  hours: 'vardagar 8–16',
  notifyAt: 'claim',
  asyncChoices: [0, 24, 48, 72, 168, 336, 'own-date'],
  asyncDefault: 72,
  autoMessage: { enabled: false, text: '' },
  greeting: 'Hej och välkommen till Min vård Testköping! Jag heter {name} och är {profession}.',
  reasons: [
    {
      code: 'axelbesvar',
      label: 'Axelbesvär',
      priority: 3,
      questions: [{ questionId: 'hur-lange', text: 'Hur länge har du haft besvär?' }],
      redFlag: 'Har du tryck över bröstet eller svårt att andas?',
    },
  ],
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
