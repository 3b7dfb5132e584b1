import { describe, expect, it } from '@jest/globals';
import { diagnosisCode } from '@om/contracts';
import fc from 'fast-check';
import { chosenCodes } from './chosen-codes.js';
import { SAMPLE_CODES } from './sample-codes.js';
import { searchIn, searchSample } from './search-codes.js';

const codesOf = (query: string) => searchSample(query).map(({ code }) => code);

describe('the diagnosis search', () => {
  it.each(SAMPLE_CODES)('finds $code first, with and without its dot and in small letters', ({ code }) => {
    expect(codesOf(code)[0]).toBe(code);
    expect(codesOf(code.replace('.', '').toLowerCase())[0]).toBe(code);
  });

  it.each(SAMPLE_CODES)('finds $code by its whole term', ({ code, term }) => {
    expect(codesOf(term)).toContain(code);
  });

  it.each([
    ['hosnuva', 'J30.1'],
    ['HÖSNUVA', 'J30.1'],
    ['blåskatarr', 'N30.0'],
    ['blaskatarr', 'N30.0'],
    ['subakromial', 'M75.4'],
    ['ont ryggen', 'M54.5'],
  ])('finds %s without minding accents, case or official words', (query, code) => {
    expect(codesOf(query)).toContain(code);
  });

  it('lists the codes that begin with what is typed, in order, also with a space or comma', () => {
    expect(codesOf('M75')).toEqual(['M75.0', 'M75.1', 'M75.4', 'M75.5', 'M75.9']);
    expect(codesOf('m 75,4')[0]).toBe('M75.4');
  });

  it('puts a term that begins so before a word in it, that before a synonym, and a part of a word last', () => {
    const rows = [
      { code: 'A00.4', term: 'Förhuvud', synonyms: [] },
      { code: 'A00.3', term: 'Migrän', synonyms: ['ont i huvudet'] },
      { code: 'A00.2', term: 'Ont i huvudet', synonyms: [] },
      { code: 'A00.1', term: 'Huvudvärk', synonyms: [] },
    ];
    expect(searchIn(rows)('huvud').map(({ code }) => code)).toEqual(['A00.1', 'A00.2', 'A00.3', 'A00.4']);
  });

  it('answers the same with and without accents, in capitals and in small letters', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLE_CODES), fc.nat(), ({ term }, length) => {
        const typed = term.slice(0, 1 + (length % term.length));
        const bare = typed.normalize('NFD').replace(/\p{M}/gu, '');
        expect(searchSample(bare)).toEqual(searchSample(typed));
        expect(searchSample(typed.toUpperCase())).toEqual(searchSample(typed));
      }),
    );
  });

  it('never fails, and never gives more than 20', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (query) => {
        expect(searchSample(query).length).toBeLessThanOrEqual(20);
      }),
    );
  });

  it('gives nothing for what nobody has', () => {
    expect(searchSample('xyzzy')).toEqual([]);
  });
});

describe('the sample', () => {
  it('has each code once, in the form the contract wants', () => {
    expect(new Set(SAMPLE_CODES.map(({ code }) => code)).size).toBe(SAMPLE_CODES.length);
    for (const row of SAMPLE_CODES) expect(diagnosisCode.safeParse(row)).toMatchObject({ success: true });
  });
});

describe('chosen codes', () => {
  it('never have the main diagnosis among the secondary ones', () => {
    expect(chosenCodes({ mainDiagnosis: 'R05.9', secondaryDiagnoses: ['R05.9'] })).toMatchObject({
      secondaryDiagnoses: [],
    });
  });

  it('are stored with their terms, each once', () => {
    expect(chosenCodes({ mainDiagnosis: 'M75.4', secondaryDiagnoses: ['R05.9', 'R05.9'] })).toEqual({
      mainDiagnosis: { code: 'M75.4', term: 'Impingementsyndrom i skulderled' },
      secondaryDiagnoses: [{ code: 'R05.9', term: 'Hosta' }],
    });
  });

  it.each([
    [{ mainDiagnosis: 'Q99.9', secondaryDiagnoses: [] }, 'mainDiagnosis'],
    [{ mainDiagnosis: null, secondaryDiagnoses: ['R05.9', 'R05.9', 'Q99.9'] }, 'secondaryDiagnoses.2'],
  ])('that do not exist are refused with the field', (chosen, field) => {
    expect(chosenCodes(chosen)).toMatchObject({ refused: { code: 'documentation.unknown-code', field } });
  });
});
