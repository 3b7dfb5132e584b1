import type { Doc } from './bson/value.js';
import { StoreError } from './errors.js';

/** Refuses a field that is not known at its place: what is asked for is never silently left undone. */
export const knownFields = (given: Doc, place: string, known: readonly string[]): void => {
  for (const name of given.keys())
    if (!known.includes(name))
      throw new StoreError(40415, `BSON field '${place}.${name}' is an unknown field.`);
};
