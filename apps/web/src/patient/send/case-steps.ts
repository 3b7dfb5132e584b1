import type { PatientUnit } from '@om/contracts/gateway';

type Reason = PatientUnit['reasons'][number];
type Question = Reason['questions'][number];

/** What a patient has filled in so far. Kept encrypted in the browser until the case is sent. */
export interface CaseDraft {
  /** The id the case will have, so that sending twice is one case. */
  readonly visitId: string;
  readonly commandId: string;
  readonly careUnitId?: string;
  readonly reasonCode?: string;
  /** False once the red-flag question has been answered with no. */
  readonly redFlag?: boolean;
  /** Has seen 112 after a yes and goes on all the same, where the unit lets people (domain 4.3-2). */
  readonly flagRead?: boolean;
  readonly answers: Readonly<Record<string, string>>;
  readonly ownWords: string;
  readonly phone?: string;
  /** The language of the interpreter who is wanted; empty while it has not been said which. */
  readonly interpreter?: string;
  /** The words come from a message that was too late for a closed case. */
  readonly lateWords?: boolean;
  /** The closed case that this one goes on from: *om samma sak* (domain 4.7). */
  readonly followsVisitId?: string;
}

/** One screen with one question. */
export type CaseStep =
  | { readonly kind: 'unit' }
  | { readonly kind: 'reason' }
  | { readonly kind: 'flag'; readonly text: string }
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'words' };

export const chosenUnit = (draft: CaseDraft, units: readonly PatientUnit[]): PatientUnit | undefined =>
  units.length === 1 ? units[0] : units.find((unit) => unit.careUnitId === draft.careUnitId);

export const chosenReason = (draft: CaseDraft, units: readonly PatientUnit[]): Reason | undefined =>
  chosenUnit(draft, units)?.reasons.find((reason) => reason.code === draft.reasonCode);

/** The screens of this case in order. The red flag comes first after the reason: who needs 112 should not answer more. */
export const stepsOf = (draft: CaseDraft, units: readonly PatientUnit[]): readonly CaseStep[] => {
  const reason = chosenReason(draft, units);
  const before: CaseStep[] = units.length > 1 ? [{ kind: 'unit' }, { kind: 'reason' }] : [{ kind: 'reason' }];
  if (!reason) return before;
  return [
    ...before,
    { kind: 'flag', text: reason.redFlag },
    ...reason.questions.map((question): CaseStep => ({ kind: 'question', question })),
    { kind: 'words' },
  ];
};

/** How many screens there are; before the reason is chosen, as many as the longest reason has. */
export const stepCount = (draft: CaseDraft, units: readonly PatientUnit[]): number => {
  if (chosenReason(draft, units)) return stepsOf(draft, units).length;
  const reasons = (chosenUnit(draft, units) ? [chosenUnit(draft, units)] : units).flatMap(
    (unit) => unit?.reasons ?? [],
  );
  const questions = Math.max(0, ...reasons.map((reason) => reason.questions.length));
  return (units.length > 1 ? 2 : 1) + 1 + questions + 1;
};

/** Whether who has answered yes to the red flag may send all the same (domain 4.3-2, "no stops"). */
export const mayGoOn = (draft: CaseDraft, units: readonly PatientUnit[]): boolean =>
  chosenUnit(draft, units)?.redFlagPolicy === 'no-stops';

/** Whether an interpreter is wanted and it has not been said in which language. */
export const lacksLanguage = ({ interpreter }: CaseDraft): boolean => interpreter?.trim() === '';

/** Whether a screen has been answered, so that the next one may be shown. */
export const isAnswered = (step: CaseStep, draft: CaseDraft, units: readonly PatientUnit[]): boolean => {
  switch (step.kind) {
    case 'unit':
      return chosenUnit(draft, units) !== undefined;
    case 'reason':
      return chosenReason(draft, units) !== undefined;
    case 'flag':
      return draft.redFlag === false || (draft.redFlag === true && draft.flagRead === true);
    case 'question':
      return (draft.answers[step.question.questionId] ?? '').trim() !== '';
    case 'words':
      return draft.ownWords.trim() !== '';
  }
};

/** The screen that may be shown when `wanted` is asked for: never past the first unanswered one. Counted from 0. */
export const reachableStep = (wanted: number, draft: CaseDraft, units: readonly PatientUnit[]): number => {
  const steps = stepsOf(draft, units);
  const firstOpen = steps.findIndex((step) => !isAnswered(step, draft, units));
  const last = firstOpen === -1 ? steps.length - 1 : firstOpen;
  return Math.max(0, Math.min(wanted, last));
};

/** Words that came too late for another case, after those already written in this one: nothing that was typed is lost. */
export const withLateWords = (draft: CaseDraft, lateWords: string): CaseDraft => ({
  ...draft,
  ownWords: [draft.ownWords.trim(), lateWords].filter((words) => words !== '').join('\n\n'),
  lateWords: true,
});

/** What a new case takes over from the one that is over. */
export interface FollowedCase {
  readonly visitId: string;
  readonly careUnitId: string;
  readonly reasonCode?: string | undefined;
}

/** *Starta nytt ärende om samma sak*: unit and reason are those of the case that is over, and the new one points to it. */
export const aboutTheSame = (
  draft: CaseDraft,
  { visitId, careUnitId, reasonCode }: FollowedCase,
): CaseDraft => {
  const atUnit = withUnit(draft, careUnitId);
  const chosen = reasonCode === undefined ? atUnit : withReason(atUnit, reasonCode);
  return { ...chosen, followsVisitId: visitId };
};

/**
 * Another unit or reason has other questions and is another matter: what was answered to the old ones goes, as does the case
 * it went on from; the own words stay.
 */
export const withUnit = (draft: CaseDraft, careUnitId: string): CaseDraft => {
  if (draft.careUnitId === careUnitId) return draft;
  const { reasonCode: _, redFlag: __, flagRead: ___, followsVisitId: ____, ...rest } = draft;
  return { ...rest, careUnitId, answers: {} };
};

export const withReason = (draft: CaseDraft, reasonCode: string): CaseDraft => {
  if (draft.reasonCode === reasonCode) return draft;
  const { redFlag: _, flagRead: __, followsVisitId: ___, ...rest } = draft;
  return { ...rest, reasonCode, answers: {} };
};
