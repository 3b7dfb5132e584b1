import { NOTE_FIELDS, type Note } from '@om/contracts';
import { HEADINGS } from './template.js';

/** The diagnosis fields, which *Kopiera anteckningen* leaves out (seed 2.5-3). */
export type LeftOut = 'mainDiagnosis' | 'secondaryDiagnoses';

/** The note as plain text: heading and words of every filled-in field, in the template's order, without diagnoses. */
export const copyText = ({ texts }: Pick<Note, 'texts'>): string =>
  NOTE_FIELDS.filter((field) => texts[field].trim() !== '')
    .map((field) => `${HEADINGS[field]}\n${texts[field].trim()}`)
    .join('\n\n');

/** Which filled-in diagnosis fields the text lacks. */
export const leftOutOf = ({
  mainDiagnosis,
  secondaryDiagnoses,
}: Pick<Note, 'mainDiagnosis' | 'secondaryDiagnoses'>): LeftOut[] => [
  ...(mainDiagnosis ? (['mainDiagnosis'] as const) : []),
  ...(secondaryDiagnoses.length > 0 ? (['secondaryDiagnoses'] as const) : []),
];
