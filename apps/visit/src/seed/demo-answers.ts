import type { CareUnit } from '@om/contracts';
import type { DemoCase } from './demo-cases.js';

type Question = CareUnit['reasons'][number]['questions'][number];

/**
 * What a made-up patient answers to each question the unit asks. A unit that asks something else than the demonstration knows gets
 * the first of its choices, or the patient's own words.
 */
export const answersOf = (
  questions: readonly Question[],
  { ownWords, answers = {} }: Pick<DemoCase, 'ownWords' | 'answers'>,
): { questionId: string; answer: string }[] =>
  questions.map(({ questionId, choices }) => {
    const known = answers[questionId];
    const fits = known !== undefined && (choices?.includes(known) ?? true);
    return { questionId, answer: fits ? known : (choices?.[0] ?? ownWords) };
  });
