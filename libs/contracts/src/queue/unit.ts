import { z } from 'zod';
import { templateFields } from '../documentation/note-templates.js';
import { careUnitId, date, hsaId, label, LIMITS, priority, version } from '../fields.js';
import { profession } from '../principal.js';
import { lateCancellationHours, unitTexts } from './unit-to-patients.js';

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

/** A clock time in Europe/Stockholm, `HH:mm`; `24:00` is the end of the day. */
export const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/);
/** When a unit answers (domain 4.3-3). Calendar and clock of Europe/Stockholm; the rules are in `@om/visit-state`. */
export const openingHours = z.object({
  /** Spans of a week; day 1 is Monday. Several a day are possible, lunch is the gap between two. */
  weekly: z.array(z.object({ day: z.int().min(1).max(7), from: clockTime, to: clockTime })).max(28),
  /** Whether the weekly hours hold on Swedish public holidays too. */
  holidays: z.enum(['closed', 'open']),
  /** Single days that differ; without `open` the day is closed. They win over week and holiday. */
  special: z
    .array(
      z.object({
        date,
        open: z.object({ from: clockTime, to: clockTime }).optional(),
        note: z.string().trim().max(200).optional(),
      }),
    )
    .max(400),
});
export type OpeningHours = z.output<typeof openingHours>;

/** A phrase (*Fras*) that staff insert into what they write to the patient. */
export const phraseTemplate = z.object({
  templateId: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: label,
  text: z.string().trim().min(1).max(LIMITS.message),
});

/** A template of notes (domain 4.5: by unit and role). */
export const noteTemplate = z.object({
  templateId: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: label,
  /** Whose notes begin with it; absent = those of every role that has no template of its own. */
  role: profession.optional(),
  fields: templateFields,
});
export type NoteTemplate = z.output<typeof noteTemplate>;

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
  /** Absent = always open. */
  openingHours: openingHours.optional(),
  /** The roles that work here; with the unit they make a resource (*Resurs*, domain 4.4). Absent = every role. */
  roles: z.array(profession).max(10).optional(),
  texts: unitTexts.optional(),
  templates: z.array(phraseTemplate).max(200).optional(),
  /** Absent, or none for a role = the standard template. A note keeps the template it began with. */
  noteTemplates: z.array(noteTemplate).max(10).optional(),
  /** Minutes until a case that was taken but not started goes back to the queue (domain 4.6); absent = 20. */
  claimReleaseMinutes: z.int().min(5).max(240).optional(),
  lateCancellationHours,
  /** Whether a handover to one person here is opened to unit and role at half time (domain 4.4 H5); absent = no. */
  handoverWidens: z.boolean().optional(),
  /** Whether the unit belongs to the same care provider (vårdgivare) as the others here; absent = it does (domain 2.2). */
  sameCaregiver: z.boolean().optional(),
  /** Who is unit lead. Changed by `queue.update-member` only. */
  leadPersonIds: z.array(hsaId).max(50).optional(),
  /**
   * What a yes to a red-flag question does (domain 4.3-2): `stop` shows 112 and sends nothing; `no-stops` shows 112 and lets
   * the patient send all the same, as priority 1. Absent = `stop`.
   */
  redFlagPolicy: z.enum(['stop', 'no-stops']).optional(),
});
export type CareUnit = z.output<typeof careUnit>;

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
  openingHours: {
    weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:00', to: '16:00' })),
    holidays: 'closed',
    special: [{ date: '2026-12-23', open: { from: '08:00', to: '12:00' }, note: 'dag före julafton' }],
  },
  roles: ['nurse', 'physician'],
  texts: { waiting: 'Håll sidan öppen om du kan.' },
  templates: [
    { templateId: 'egenvard-axel', name: 'Egenvård axel', text: 'Rör axeln försiktigt varje dag.' },
  ],
  noteTemplates: [
    {
      templateId: 'telefon',
      name: 'Telefonrådgivning',
      role: 'nurse',
      fields: [
        { part: 'kontaktorsak' },
        { part: 'anamnes' },
        { part: 'status', prefill: 'Gott allmäntillstånd.' },
        { part: 'bedomning', heading: 'Bedömning och råd' },
        { part: 'mainDiagnosis' },
        { part: 'secondaryDiagnoses' },
      ],
    },
  ],
  claimReleaseMinutes: 20,
  leadPersonIds: ['SE2321000131-P000000000021'],
};
