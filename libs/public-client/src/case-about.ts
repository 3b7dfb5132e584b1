import type { PatientUnit } from '@om/contracts';
import { randomUUID } from 'node:crypto';

/** What can be chosen as the reason of a case at a unit. */
export type OfferedReason = PatientUnit['reasons'][number];

/** Each question of a reason answered: with its first choice, where it has some. */
export const firstAnswers = ({ questions }: OfferedReason) =>
  questions.map(({ questionId, choices }) => ({ questionId, answer: choices?.[0] ?? 'Cirka tre veckor' }));

/** The body of a patient's new case, with an id of its own and no red flag. */
export const caseAbout = (careUnitId: string, reason: OfferedReason) => ({
  visitId: randomUUID(),
  careUnitId,
  reasonCode: reason.code,
  answers: firstAnswers(reason),
  redFlag: false,
  ownWords: 'Ont sedan tre veckor.',
});
