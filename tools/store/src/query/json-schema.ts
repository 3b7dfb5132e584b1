import type { Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import type { Expression } from './expression.js';

export const jsonSchema = (_operand: Value): Expression => {
  throw new StoreError('NotImplemented', '$jsonSchema is not supported by the embedded store');
};
