import type { DiagnosisCode } from '@om/contracts';
import { SAMPLE_CODES } from './sample-codes.js';

/** A code with further words people look for it by. */
export interface SearchableCode extends DiagnosisCode {
  readonly synonyms: readonly string[];
}

/** Case, accents and Swedish dots do not matter, nor does the dot of a code: `Hösnuva`, `hosnuva`; `J30.1`, `j301`. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll('.', '')
    .trim();

interface Indexed {
  readonly row: SearchableCode;
  readonly code: string;
  readonly term: string;
  readonly words: readonly string[];
}

const indexed = (row: SearchableCode): Indexed => {
  const texts = [row.term, ...row.synonyms].map(folded);
  return {
    row,
    code: folded(row.code),
    term: folded(row.term),
    words: texts.flatMap((text) => text.split(/[\s,-]+/)),
  };
};

/** How well an entry fits, best first; undefined when it does not. Every word that was typed must begin a word of the entry. */
const rank = ({ code, term, words }: Indexed, query: string): number | undefined => {
  if (code === query) return 0;
  if (code.startsWith(query)) return 1;
  if (term.startsWith(query)) return 2;
  const typed = query.split(/\s+/);
  return typed.every((part) => words.some((word) => word.startsWith(part)))
    ? 3
    : typed.every((part) => words.some((word) => word.includes(part)))
      ? 4
      : undefined;
};

/** Codes that fit, best first, at most `limit`. Equal fits stand in the order of their codes. */
export const search = (rows: readonly Indexed[], typed: string, limit: number): DiagnosisCode[] => {
  const query = folded(typed);
  return rows
    .flatMap((entry) => {
      const place = rank(entry, query);
      return place === undefined ? [] : [{ entry, place }];
    })
    .sort((left, right) => left.place - right.place || left.entry.code.localeCompare(right.entry.code, 'en'))
    .slice(0, limit)
    .map(({ entry: { row } }) => ({ code: row.code, term: row.term }));
};

const SAMPLE = SAMPLE_CODES.map(indexed);
const BY_CODE = new Map(SAMPLE_CODES.map(({ code, term }) => [code, { code, term }]));

/** Searches the sample; 20 at most (domain 2.4). */
export const searchSample = (query: string): DiagnosisCode[] => search(SAMPLE, query, 20);

/** The code with its term, or undefined when the sample lacks it. */
export const termOf = (code: string): DiagnosisCode | undefined => BY_CODE.get(code);
