import { doc, type Doc } from '../bson/value.js';
import { StoreError } from '../errors.js';

/** How one statement of a write command failed, as the answer tells it. */
export const writeError = (index: number, error: StoreError): Doc =>
  new Map([...doc({ index, code: error.code, errmsg: error.message }), ...(error.details ?? [])]);

/** Runs statements one by one; after a refusal an ordered command stops. What is not a refusal is thrown on. */
export const eachStatement = <T>(
  statements: readonly T[],
  ordered: boolean,
  run: (statement: T, index: number) => void,
): readonly Doc[] => {
  const errors: Doc[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      errors.push(writeError(index, error));
      if (ordered) break;
    }
  }
  return errors;
};

/** The `writeErrors` field, when there are any. */
export const withErrors = (answer: Doc, errors: readonly Doc[]): Doc => {
  if (errors.length > 0) answer.set('writeErrors', [...errors]);
  return answer;
};

const MAX_BATCH = 100_000;

/** Refuses an empty or too long list of statements: InvalidLength (16). */
export const checkBatch = (count: number): void => {
  if (count < 1 || count > MAX_BATCH)
    throw new StoreError(
      'InvalidLength',
      `Write batch sizes must be between 1 and ${MAX_BATCH}. Got ${count} operations.`,
    );
};
