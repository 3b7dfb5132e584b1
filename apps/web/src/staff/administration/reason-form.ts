import { contactReason } from '@om/contracts/queue';
import { z } from 'zod';

export type ContactReason = z.output<typeof contactReason>;

/** Longest lists that queue takes. */
export const MOST_REASONS = 50;
export const MOST_QUESTIONS = 4;
const MOST_CHOICES = 8;

/** A question as it is typed; each line of `choices` is one, none = the patient writes. */
const questionShape = z.object({ questionId: z.string(), text: z.string(), choices: z.string() });
export type QuestionForm = z.output<typeof questionShape>;
/** A contact reason as it is typed. `code` is what cases and statistics know it by, and never changes. */
export const reasonShape = z.object({
  code: z.string(),
  label: z.string(),
  priority: contactReason.shape.priority,
  redFlag: z.string(),
  questions: z.array(questionShape).readonly(),
});
export type ReasonForm = z.output<typeof reasonShape>;

export const reasonForm = ({ questions, ...reason }: ContactReason): ReasonForm => ({
  ...reason,
  questions: questions.map(({ choices = [], ...question }) => ({ ...question, choices: choices.join('\n') })),
});

export type ReasonField = 'label' | 'redFlag' | 'questions';

/** The fields to put right: nothing is empty, no two reasons are called the same, and a choice is between two or more. */
export const wrongIn = (form: ReasonForm, others: readonly ReasonForm[]): readonly ReasonField[] => {
  const wrong: ReasonField[] = [];
  const name = plain(form.label);
  if (name === '' || others.some((other) => other.code !== form.code && plain(other.label) === name))
    wrong.push('label');
  if (form.redFlag.trim() === '') wrong.push('redFlag');
  if (form.questions.some(isQuestionWrong)) wrong.push('questions');
  return wrong;
};

export const isQuestionWrong = ({ text, choices }: QuestionForm): boolean => {
  const lines = linesOf(choices);
  return text.trim() === '' || lines.length === 1 || lines.length > MOST_CHOICES;
};

/** The reason as it is saved. */
export const readReason = ({ questions, label, redFlag, ...rest }: ReasonForm): ContactReason => ({
  ...rest,
  label: label.trim(),
  redFlag: redFlag.trim(),
  questions: questions.map(({ questionId, text, choices }) => {
    const lines = linesOf(choices);
    return { questionId, text: text.trim(), ...(lines.length === 0 ? {} : { choices: lines }) };
  }),
});

const linesOf = (choices: string): string[] => [
  ...new Set(
    choices
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

const plain = (label: string): string => label.trim().toLocaleLowerCase('sv');
