import type { DiagnosisCode } from '@om/contracts';
import { SAMPLE_CODES } from './sample-codes.js';

/** A code with further words people look for it by. */
export interface SearchableCode extends DiagnosisCode {
  readonly synonyms: readonly string[];
}

/** Most codes one search gives: as many as a person reads through. */
const MOST_FOUND = 20;

/** Case, accents, Swedish dots and signs do not matter: `Hösnuva` and `hosnuva` are the same. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Also without spaces, for codes: `J30.1`, `j301` and `J 30,1` are the same. */
const compact = (text: string): string => plain(text).replaceAll(' ', '');

interface Indexed {
  readonly row: DiagnosisCode;
  readonly code: string;
  readonly term: string;
  readonly synonyms: readonly string[];
}

const indexed = ({ synonyms, ...row }: SearchableCode): Indexed => ({
  row,
  code: compact(row.code),
  term: plain(row.term),
  synonyms: synonyms.map(plain),
});

const hasWord = (text: string, beginning: string): boolean => ` ${text}`.includes(` ${beginning}`);

/** Where a word that was typed can stand, best first. */
const PLACES: readonly ((entry: Indexed, word: string) => boolean)[] = [
  ({ code }, word) => code === word,
  ({ code }, word) => code.startsWith(word),
  ({ term }, word) => term.startsWith(word),
  ({ term }, word) => hasWord(term, word),
  ({ synonyms }, word) => synonyms.some((synonym) => hasWord(synonym, word)),
  ({ term }, word) => term.includes(word),
  ({ synonyms }, word) => synonyms.some((synonym) => synonym.includes(word)),
];

/**
 * How well an entry fits, 0 best; undefined when it does not. Every word must stand somewhere, and the worst place counts;
 * all that was typed may also be one code.
 */
const rankOf = (entry: Indexed, query: string): number | undefined => {
  const whole = query.replaceAll(' ', '');
  if (whole === '') return undefined;
  if (entry.code.startsWith(whole)) return entry.code === whole ? 0 : 1;
  const places = query.split(' ').map((word) => PLACES.findIndex((fits) => fits(entry, word)));
  return places.includes(-1) ? undefined : Math.max(...places);
};

/** A search over a list of codes: best first, equal fits in the order of their codes (domain 2.4). */
export const searchIn = (codes: readonly SearchableCode[]): ((typed: string) => DiagnosisCode[]) => {
  const entries = codes.map(indexed);
  return (typed) => {
    const query = plain(typed);
    return entries
      .flatMap((entry) => {
        const rank = rankOf(entry, query);
        return rank === undefined ? [] : [{ rank, row: entry.row }];
      })
      .sort((left, right) => left.rank - right.rank || left.row.code.localeCompare(right.row.code, 'en'))
      .slice(0, MOST_FOUND)
      .map(({ row }) => row);
  };
};

/** Searches the sample. */
export const searchSample = searchIn(SAMPLE_CODES);

const BY_CODE = new Map(SAMPLE_CODES.map(({ code, term }) => [code, { code, term }]));

/** The code with its term, or undefined when the sample lacks it. */
export const termOf = (code: string): DiagnosisCode | undefined => BY_CODE.get(code);
