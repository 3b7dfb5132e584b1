import type { TFunction } from 'i18next';
import type { Problem } from '../connection/problem.js';

/** A problem in the reader's words: what happened, what is safe, what to do. */
export interface ProblemText {
  readonly what: string;
  readonly safe: string | undefined;
  readonly next: string;
}

/** Finds the words by the problem's stable code; an unknown code gets the general sentence, never the code alone. */
export const problemText = (problem: Pick<Problem, 'code'>, t: TFunction<'errors'>): ProblemText => {
  const word = (key: string): string | undefined => {
    const text: string = t(key as 'unknown.what', { defaultValue: '' });
    return text === '' ? undefined : text;
  };
  const known = problem.code.replaceAll('.', '_');
  const row = word(`${known}.what`) === undefined ? 'unknown' : known;
  return { what: word(`${row}.what`) ?? '', safe: word(`${row}.safe`), next: word(`${row}.next`) ?? '' };
};
