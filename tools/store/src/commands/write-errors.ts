import { doc, type Doc } from '../bson/value.js';
import { StoreError } from '../errors.js';

/** How one statement of a write command failed, as the answer tells it. */
export const writeError = (index: number, error: StoreError): Doc =>
  new Map([...doc({ index, code: error.code, errmsg: error.message }), ...(error.details ?? [])]);

const MAX_BATCH = 100_000;

/** Refuses an empty or too long list of statements: InvalidLength (16). */
export const checkBatch = (count: number): void => {
  if (count < 1 || count > MAX_BATCH)
    throw new StoreError(
      'InvalidLength',
      `Write batch sizes must be between 1 and ${MAX_BATCH}. Got ${count} operations.`,
    );
};
