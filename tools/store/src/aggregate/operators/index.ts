import type { Operator } from '../scope.js';
import { ARITHMETIC } from './arithmetic.js';
import { LOGIC } from './logic.js';

const literal: Operator = (operand) => () => operand;

/** Every expression operator the store knows. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  ...ARITHMETIC,
  ...LOGIC,
  $literal: literal,
  $const: literal,
};
