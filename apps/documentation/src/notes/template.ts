import type { NoteField } from '@om/contracts';
import type { DocumentedVisit } from '../visits/visit.schema.js';

/** Name of the one template there is so far; templates by unit and role come with administration. */
export const TEMPLATE = 'Rådgivning';

/** Headings of the text fields as they stand in the record system, in the order of the template (domain 4.5). */
export const HEADINGS: Readonly<Record<NoteField, string>> = {
  kontaktorsak: 'Kontaktorsak',
  anamnes: 'Anamnes',
  status: 'Status',
  bedomning: 'Bedömning',
  atgard: 'Åtgärd och planering',
  information: 'Information till patienten',
  kva: 'KVÅ',
};

/** The note before anything is written: reason and anamnesis from what the patient sent, editable (domain 4.5). */
export const prefilled = ({
  reason,
  ownWords,
  answers,
}: Pick<DocumentedVisit, 'reason' | 'ownWords' | 'answers'>): Record<NoteField, string> => ({
  kontaktorsak: reason,
  anamnes: [ownWords, ...answers.map(({ question, answer }) => `${question} ${answer}`)]
    .filter((line) => line !== '')
    .join('\n'),
  status: '',
  bedomning: '',
  atgard: '',
  information: '',
  kva: '',
});
