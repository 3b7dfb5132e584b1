import { z } from 'zod';
import { hsaId, id, instant, label, LIMITS, version } from '../fields.js';
import { templateFields } from './note-templates.js';

/** Text fields of the note (domain 4.5). */
export const NOTE_FIELDS = [
  'kontaktorsak',
  'anamnes',
  'status',
  'bedomning',
  'atgard',
  'information',
  'kva',
] as const;
export type NoteField = (typeof NOTE_FIELDS)[number];

const text = z.string().max(LIMITS.noteField);
export const noteTexts = z.strictObject({
  kontaktorsak: text,
  anamnes: text,
  status: text,
  bedomning: text,
  atgard: text,
  information: text,
  kva: text,
});

/** A diagnosis by code of ICD-10-SE. */
export const diagnosisCode = z.object({
  code: z.string().regex(/^[A-Z]\d{2}(\.\d{1,2}[A-Z]?)?[A-Z]?$/),
  term: label,
});
export type DiagnosisCode = z.output<typeof diagnosisCode>;

/** One clinician's note of one visit. Authors never edit each other's notes (invariant 9). */
export const note = z.object({
  noteId: id,
  visitId: id,
  author: z.object({ personId: hsaId, name: label }),
  /** 0 = not saved yet: the template, prefilled with the patient's answers. */
  version: z.int().min(0),
  /** Name of the template. */
  template: label,
  /** Version of the unit's settings that the template was taken from; absent = the standard template. */
  templateVersion: version.optional(),
  /**
   * What is shown and copied, in this order: the fields of the template the note began with, and after them any that are filled
   * in all the same. Absent = the standard template's.
   */
  fields: templateFields.optional(),
  texts: noteTexts,
  /** *Huvuddiagnos*; `null` = not chosen. */
  mainDiagnosis: diagnosisCode.nullable(),
  /** *Bidiagnoser*. */
  secondaryDiagnoses: z.array(diagnosisCode).max(20),
  savedAt: instant.optional(),
  /** Since when it can no longer be saved, because it was not finished within 14 days (domain 2.4 L10). */
  lockedAt: instant.optional(),
});
export type Note = z.output<typeof note>;

export const exampleNote: Note = {
  noteId: '0198c1f2-0000-7000-8000-0000000000c1',
  visitId: '0198c1f2-0000-7000-8000-000000000001',
  author: { personId: 'SE2321000131-P000000000039', name: 'HSP39 TestPerson39' },
  version: 1,
  template: 'Rådgivning',
  texts: {
    kontaktorsak: 'Axelbesvär',
    anamnes: 'Höger axel, cirka tre veckor.',
    status: '',
    bedomning: 'Misstänkt subakromial smärta.',
    atgard: '',
    information: '',
    kva: '',
  },
  mainDiagnosis: { code: 'M75.4', term: 'Impingementsyndrom i skulderled' },
  secondaryDiagnoses: [],
  savedAt: '2026-11-23T09:54:00.000Z',
};
