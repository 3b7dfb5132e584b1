import { describe, expect, it } from '@jest/globals';
import { diagnosisCode } from '@om/contracts';
import fc from 'fast-check';
import { chosenCodes } from './chosen-codes.js';
import { SAMPLE_CODES } from './sample-codes.js';
import { searchSample } from './search-codes.js';

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

  it('never fails, and never gives more than 20', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
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
  it('are stored with their terms, each once', () => {
    expect(chosenCodes({ mainDiagnosis: 'M75.4', secondaryDiagnoses: ['R05', 'R05'] })).toEqual({
      mainDiagnosis: { code: 'M75.4', term: 'Impingementsyndrom i skulderled' },
      secondaryDiagnoses: [{ code: 'R05', term: 'Hosta' }],
    });
  });

  it.each([
    [{ mainDiagnosis: 'Q99.9', secondaryDiagnoses: [] }, 'mainDiagnosis'],
    [{ mainDiagnosis: null, secondaryDiagnoses: ['R05', 'Q99.9'] }, 'secondaryDiagnoses.1'],
  ])('that do not exist are refused with the field', (chosen, field) => {
    expect(chosenCodes(chosen)).toMatchObject({ refused: { code: 'documentation.unknown-code', field } });
  });
});
