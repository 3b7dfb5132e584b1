import type { Refusal } from '@om/contracts';

/** An expected refusal as a value: the other thing a command or query can be answered with. */
export interface Refused {
  refused: Refusal;
}

/** Makes a refusal. `detail` is for logs and developers, without patient data; users read the text of the code. */
export const refuse = (
  code: string,
  detail: string,
  extra: { field?: string; params?: NonNullable<Refusal['params']> } = {},
): Refused => ({ refused: { code, detail, ...extra } });

/** Whether an answer is a refusal. */
export const isRefused = (answer: unknown): answer is Refused =>
  typeof answer === 'object' && answer !== null && 'refused' in answer;
