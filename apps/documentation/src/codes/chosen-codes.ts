import type { DiagnosisCode } from '@om/contracts';
import type { Refused } from '@om/messaging';
import { refusal } from '../documentation.errors.js';
import { termOf } from './search-codes.js';

/** The diagnoses of a note with their terms. */
export interface ChosenCodes {
  readonly mainDiagnosis: DiagnosisCode | null;
  readonly secondaryDiagnoses: DiagnosisCode[];
}

/**
 * Looks the chosen codes up; refuses `documentation.unknown-code` with the field. A secondary diagnosis counts once, and
 * not at all when it is the main one.
 */
export const chosenCodes = (chosen: {
  readonly mainDiagnosis: string | null;
  readonly secondaryDiagnoses: readonly string[];
}): ChosenCodes | Refused => {
  const main = chosen.mainDiagnosis === null ? null : termOf(chosen.mainDiagnosis);
  if (main === undefined) return unknown('mainDiagnosis');
  const secondary = new Map<string, DiagnosisCode>();
  for (const [index, code] of chosen.secondaryDiagnoses.entries()) {
    const found = termOf(code);
    if (!found) return unknown(`secondaryDiagnoses.${String(index)}`);
    if (code !== main?.code) secondary.set(code, found);
  }
  return { mainDiagnosis: main, secondaryDiagnoses: [...secondary.values()] };
};

const unknown = (field: string): Refused => refusal('documentation.unknown-code', { field });
