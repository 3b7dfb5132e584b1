import { StoreError } from '../errors.js';

/** Refuses a name that a user's variable may not have: FailedToParse (9). */
export const checkVariableName = (name: string): void => {
  if (name === 'CURRENT' || /^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) return;
  throw new StoreError(
    'FailedToParse',
    `'${name}' starts with an invalid character for a user variable name`,
  );
};
