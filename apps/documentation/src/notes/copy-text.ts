import { NOTE_FIELDS, type Note } from '@om/contracts';
import { HEADINGS, shownFields, STANDARD_TEMPLATE } from './template.js';

/** The diagnosis fields, which *Kopiera anteckningen* leaves out (seed 2.5-3). */
export type LeftOut = 'mainDiagnosis' | 'secondaryDiagnoses';

/**
 * The note as plain text: heading and words of every filled-in field, with the headings and in the order of its template,
 * without diagnoses.
 */
export const copyText = ({ texts, fields }: Pick<Note, 'texts' | 'fields'>): string =>
  shownFields(fields ?? STANDARD_TEMPLATE.fields, texts)
    .flatMap(({ part, heading }) => {
      const field = NOTE_FIELDS.find((one) => one === part);
      const words = field === undefined ? '' : texts[field].trim();
      return field === undefined || words === '' ? [] : [`${heading ?? HEADINGS[field]}\n${words}`];
    })
    .join('\n\n');

/** Which filled-in diagnosis fields the text lacks. */
export const leftOutOf = ({
  mainDiagnosis,
  secondaryDiagnoses,
}: Pick<Note, 'mainDiagnosis' | 'secondaryDiagnoses'>): LeftOut[] => [
  ...(mainDiagnosis ? (['mainDiagnosis'] as const) : []),
  ...(secondaryDiagnoses.length > 0 ? (['secondaryDiagnoses'] as const) : []),
];
