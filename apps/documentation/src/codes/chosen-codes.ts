import type { DiagnosisCode } from '@om/contracts';
import type { Refused } from '@om/messaging';
import { refusal } from '../documentation.errors.js';
import { termOf } from './search-codes.js';

/** The diagnoses of a note with their terms. */
export interface ChosenCodes {
  readonly mainDiagnosis: DiagnosisCode | null;
  readonly secondaryDiagnoses: DiagnosisCode[];
}

/** Looks the chosen codes up; refuses `documentation.unknown-code` with the field. Each secondary diagnosis counts once. */
export const chosenCodes = (chosen: {
  readonly mainDiagnosis: string | null;
  readonly secondaryDiagnoses: readonly string[];
}): ChosenCodes | Refused => {
  const main = chosen.mainDiagnosis === null ? null : termOf(chosen.mainDiagnosis);
  if (main === undefined) return refusal('documentation.unknown-code', { field: 'mainDiagnosis' });
  const secondary: DiagnosisCode[] = [];
  for (const [index, code] of [...new Set(chosen.secondaryDiagnoses)].entries()) {
    const found = termOf(code);
    if (!found)
      return refusal('documentation.unknown-code', { field: `secondaryDiagnoses.${String(index)}` });
    secondary.push(found);
  }
  return { mainDiagnosis: main, secondaryDiagnoses: secondary };
};
