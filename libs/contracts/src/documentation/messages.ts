import { z } from 'zod';
import { defineCommand, defineQuery } from '../define.js';
import { id } from '../fields.js';
import { elapseDuties, listDuties, listLockedNotes, unlockNote, waiveDuty } from './duties.js';
import { diagnosisCode, exampleNote, note, noteTexts } from './schemas.js';

const visitId = exampleNote.visitId;
const { texts, mainDiagnosis, secondaryDiagnoses } = exampleNote;

/** The asker's note of a visit; an unsaved template when nothing is written yet. The read is audited. */
export const getNote = defineQuery({
  name: 'documentation.get-note',
  meaning: "The asker's own note of a visit, or the prefilled template.",
  payload: z.strictObject({ visitId: id }),
  answer: z.object({ note }),
  examples: [{ payload: { visitId }, answer: { note: exampleNote } }],
});
/** Saves the whole note as a draft. `expectedVersion` is the version the browser has (0 before the first save). */
export const saveNote = defineCommand({
  name: 'documentation.save-note',
  meaning: "Saves the asker's note as a draft.",
  payload: z.strictObject({
    visitId: id,
    expectedVersion: z.int().min(0),
    texts: noteTexts,
    mainDiagnosis: z.string().max(10).nullable(),
    secondaryDiagnoses: z.array(z.string().max(10)).max(20),
  }),
  answer: z.object({ note }),
  examples: [
    {
      payload: {
        visitId,
        expectedVersion: 0,
        texts,
        mainDiagnosis: mainDiagnosis?.code ?? null,
        secondaryDiagnoses: secondaryDiagnoses.map((row) => row.code),
      },
      answer: { note: exampleNote },
    },
  ],
});
/** *Kopiera anteckningen* (seed 2.5-3): every filled-in field except main and secondary diagnosis; audited as a copy. */
export const copyNote = defineCommand({
  name: 'documentation.copy-note',
  meaning: 'The text of the note for the record system, without diagnosis codes: Kopiera anteckningen.',
  payload: z.strictObject({ visitId: id }),
  answer: z.object({ text: z.string(), leftOut: z.array(z.enum(['mainDiagnosis', 'secondaryDiagnoses'])) }),
  examples: [
    {
      payload: { visitId },
      answer: { text: 'Anamnes\nHöger axel, cirka tre veckor.', leftOut: ['mainDiagnosis'] },
    },
  ],
});
/** *Skriv ut*: written down before the browser prints (domain 2.2: a read, a change, a copy, an export and a print are logged). */
export const printNote = defineCommand({
  name: 'documentation.print-note',
  meaning: 'The note of a visit is about to be printed: Skriv ut.',
  payload: z.strictObject({ visitId: id }),
  answer: z.object({}),
  examples: [{ payload: { visitId }, answer: {} }],
});
/** Search by code with or without dot, or by Swedish term; accents and case do not matter (domain 2.4). */
export const searchCodes = defineQuery({
  name: 'documentation.search-codes',
  meaning: 'Diagnosis codes that fit what was typed, best first.',
  payload: z.strictObject({ query: z.string().trim().min(1).max(100) }),
  answer: z.object({ codes: z.array(diagnosisCode).max(20) }),
  examples: [
    {
      payload: { query: 'axel' },
      answer: { codes: [{ code: 'M75.4', term: 'Impingementsyndrom i skulderled' }] },
    },
  ],
});
export const DOCUMENTATION_COMMANDS = [
  saveNote,
  copyNote,
  printNote,
  waiveDuty,
  unlockNote,
  elapseDuties,
] as const;
export const DOCUMENTATION_QUERIES = [getNote, searchCodes, listDuties, listLockedNotes] as const;
