import { refusedMeta } from '../../query/meta.js';
import { StoreError } from '../../errors.js';
import type { Operator } from '../scope.js';
import { ARITHMETIC } from './arithmetic.js';
import { ARRAYS } from './array.js';
import { DATES } from './date.js';
import { LOGIC } from './logic.js';
import { OBJECTS } from './object.js';
import { REGEXES } from './regex.js';
import { ROUNDING } from './rounding.js';
import { SCOPED } from './scoped.js';
import { SETS } from './set.js';
import { STRINGS } from './string.js';
import { TYPES } from './type.js';

const literal: Operator = (operand) => () => operand;

const noScripts: Operator = (_operand, _compile, name) => {
  throw new StoreError(31264, `${name} is not allowed: server-side JavaScript execution is disabled`);
};

const noMeta: Operator = (operand) => {
  throw refusedMeta(operand, 17308);
};

/** Every expression operator the store knows. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  ...ARITHMETIC,
  ...ROUNDING,
  ...LOGIC,
  ...ARRAYS,
  ...SETS,
  ...SCOPED,
  ...OBJECTS,
  ...STRINGS,
  ...REGEXES,
  ...TYPES,
  ...DATES,
  $literal: literal,
  $const: literal,
  $function: noScripts,
  $meta: noMeta,
};
