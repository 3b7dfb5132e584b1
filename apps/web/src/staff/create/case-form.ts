import type { CareUnit } from '@om/contracts/queue';
import { mobileNumber } from '../../person/phone.js';

/** What staff write down on behalf of a patient. */
export interface CaseForm {
  readonly name: string;
  readonly phone: string;
  readonly reasonCode: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly ownWords: string;
  /** Language of an interpreter; empty = none is wanted. */
  readonly interpreter: string;
  /** The patient says that their identity is protected. */
  readonly protectedIdentity: boolean;
}
export type CaseField = 'name' | 'phone' | 'reasonCode' | 'ownWords';

export const NO_CASE: CaseForm = {
  name: '',
  phone: '',
  reasonCode: '',
  answers: {},
  ownWords: '',
  interpreter: '',
  protectedIdentity: false,
};

/** Questions of the chosen reason. */
export const questionsOf = (
  unit: Pick<CareUnit, 'reasons'> | undefined,
  reasonCode: string,
): CareUnit['reasons'][number]['questions'] =>
  unit?.reasons.find((reason) => reason.code === reasonCode)?.questions ?? [];

/** Fields that must be put right. @param isKnown the person is in the register, so that the name is there */
export const wrongFields = (form: CaseForm, isKnown: boolean): readonly CaseField[] => [
  ...(isKnown || form.name.trim() !== '' ? [] : (['name'] as const)),
  ...(mobileNumber(form.phone) === undefined ? (['phone'] as const) : []),
  ...(form.reasonCode === '' ? (['reasonCode'] as const) : []),
  ...(form.ownWords.trim() === '' ? (['ownWords'] as const) : []),
];

/** Ids of questions that have no answer yet; the unit wants all of them. */
export const unanswered = (form: CaseForm, unit: Pick<CareUnit, 'reasons'> | undefined): readonly string[] =>
  questionsOf(unit, form.reasonCode)
    .map(({ questionId }) => questionId)
    .filter((questionId) => (form.answers[questionId]?.trim() ?? '') === '');

/** What is sent: only questions that were answered, the mobile number in E.164. */
export const caseBody = (
  form: CaseForm,
  { personnummer, isKnown, unit }: { personnummer: string; isKnown: boolean; unit: CareUnit },
) => ({
  personnummer,
  ...(isKnown ? {} : { name: form.name.trim() }),
  phone: mobileNumber(form.phone),
  careUnitId: unit.careUnitId,
  reasonCode: form.reasonCode,
  answers: questionsOf(unit, form.reasonCode).flatMap(({ questionId }) => {
    const answer = form.answers[questionId]?.trim() ?? '';
    return answer === '' ? [] : [{ questionId, answer }];
  }),
  ownWords: form.ownWords.trim(),
  ...(form.interpreter.trim() === '' ? {} : { interpreter: form.interpreter.trim() }),
  ...(form.protectedIdentity && { protectedIdentity: true }),
});
