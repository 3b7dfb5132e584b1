import { show } from '../../bson/show.js';
import { equal } from '../../bson/compare.js';
import { isNumeric, toInteger } from '../../bson/number.js';
import { doc, type Doc, isDoc, type Maybe, MISSING, typeOf, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { compileFields, isNullish, namedOperands, operands, typeName, unary } from '../build.js';
import { slice } from '../slice.js';
import type { Operator } from '../scope.js';
import { truthy } from './logic.js';

const index = (value: Maybe, name: string, role: string): number => {
  const found = value === MISSING ? undefined : toInteger(value);
  if (value === MISSING || !isNumeric(value))
    throw new StoreError(28690, `${name}'s ${role} must be a numeric value, but is ${typeName(value)}`);
  if (found === undefined)
    throw new StoreError(
      28691,
      `${name}'s ${role} must be representable as a 32-bit integer: ${show(value)}`,
    );
  return found;
};

const elementAt = ([array, at]: readonly Maybe[]): Maybe => {
  if (isNullish(array) || isNullish(at)) return null;
  if (!Array.isArray(array))
    throw new StoreError(28689, `$arrayElemAt's first argument must be an array, but is ${typeOf(array)}`);
  const position = index(at, '$arrayElemAt', 'second argument');
  const real = position < 0 ? array.length + position : position;
  return real >= 0 && real < array.length ? array[real] : MISSING;
};

const end = (last: boolean): Operator =>
  unary((value, name) => {
    if (isNullish(value)) return null;
    if (!Array.isArray(value))
      throw new StoreError(28689, `${name}'s argument must be an array, but is ${typeOf(value)}`);
    if (value.length === 0) return MISSING;
    return last ? value.at(-1) : value[0];
  });

const size = unary((value) => {
  if (value === MISSING || !Array.isArray(value))
    throw new StoreError(
      17124,
      `The argument to $size must be an array, but was of type: ${typeName(value)}`,
    );
  return value.length;
});

const concatArrays = operands(0, Infinity, (values) => {
  if (values.some(isNullish)) return null;
  return values.flatMap((value) => {
    if (!Array.isArray(value))
      throw new StoreError(28664, `$concatArrays only supports arrays, not ${typeName(value)}`);
    return value;
  });
});

const sliceOperator = operands(2, 3, ([array, first, second]) => {
  if (isNullish(array) || isNullish(first) || second === null || second === MISSING) return null;
  if (!Array.isArray(array))
    throw new StoreError(
      28724,
      `First argument to $slice must be an array, but is of type: ${typeOf(array)}`,
    );
  const from = sliceNumber(first, 28725, 'Second');
  if (second === undefined) return slice(array, undefined, from);
  const count = sliceNumber(second, 28727, 'Third');
  if (count <= 0) throw new StoreError(28729, `Third argument to $slice must be positive: ${count}`);
  return slice(array, from, count);
});

const sliceNumber = (value: Value, code: number, which: string): number => {
  const found = toInteger(value);
  if (!isNumeric(value))
    throw new StoreError(
      code,
      `${which} argument to $slice must be numeric, but is of type: ${typeOf(value)}`,
    );
  if (found === undefined)
    throw new StoreError(
      code + 1,
      `${which} argument to $slice can't be represented as a 32-bit integer: ${show(value)}`,
    );
  return found;
};

const isIn = operands(2, 2, ([value, array]) => {
  if (!Array.isArray(array))
    throw new StoreError(40081, `$in requires an array as a second argument, found: ${typeName(array)}`);
  return value !== MISSING && array.some((element) => equal(element, value));
});

const bound = (value: Maybe | undefined, name: string, otherwise: number): number => {
  if (value === undefined || value === MISSING) return otherwise;
  const found = toInteger(value);
  if (found === undefined)
    throw new StoreError(
      40096,
      `${name} requires an integral starting index, found a value of type: ${typeName(value)}, with value: ${show(value)}`,
    );
  if (found < 0)
    throw new StoreError(40097, `${name} requires a nonnegative starting index, found: ${found}`);
  return found;
};

const indexOfArray = operands(2, 4, ([array, value, from, to]) => {
  if (isNullish(array)) return null;
  if (!Array.isArray(array))
    throw new StoreError(
      40090,
      `$indexOfArray requires an array as a first argument, found: ${typeOf(array)}`,
    );
  const last = Math.min(bound(to, '$indexOfArray', array.length), array.length);
  for (let at = bound(from, '$indexOfArray', 0); at < last; at += 1)
    if (value !== MISSING && equal(array[at], value)) return at;
  return -1;
});

const rangeNumber = (value: Maybe, code: number, what: string): number => {
  if (value === MISSING || !isNumeric(value))
    throw new StoreError(code, `$range requires a numeric ${what}, found value of type: ${typeName(value)}`);
  const found = toInteger(value);
  if (found === undefined)
    throw new StoreError(
      code + 1,
      `$range requires a ${what} that can be represented as a 32-bit integer, found value: ${show(value)}`,
    );
  return found;
};

const range = operands(2, 3, ([first, last, by]) => {
  const [start, stop] = [
    rangeNumber(first, 34443, 'starting value'),
    rangeNumber(last, 34445, 'ending value'),
  ];
  const step = by === undefined ? 1 : rangeNumber(by, 34447, 'step value');
  if (step === 0) throw new StoreError(34449, '$range requires a non-zero step value');
  const made: Value[] = [];
  for (let at = start; step > 0 ? at < stop : at > stop; at += step) made.push(at);
  return made;
});

const reverse = unary((value) => {
  if (isNullish(value)) return null;
  if (!Array.isArray(value))
    throw new StoreError(
      34435,
      `The argument to $reverseArray must be an array, but was of type: ${typeOf(value)}`,
    );
  return value.toReversed();
});

const zip: Operator = (operand, compile) => {
  const fields = namedOperands(
    '$zip',
    operand,
    { required: ['inputs'], optional: ['useLongestLength', 'defaults'] },
    { shape: 34460, unknown: 34464, missing: 34465 },
  );
  const inputs = fields.get('inputs');
  if (!Array.isArray(inputs))
    throw new StoreError(34461, `inputs must be an array of expressions, found ${typeOf(inputs)}`);
  const arrays = inputs.map(compile);
  const defaults = compileFields(fields, compile)('defaults');
  const longest = truthy(fields.get('useLongestLength'));
  return (scope) => {
    const found = arrays.map((array) => array(scope));
    if (found.some(isNullish)) return null;
    const lists = found.map((value) => {
      if (!Array.isArray(value))
        throw new StoreError(34468, `$zip found a non-array expression in input: ${typeName(value)}`);
      return value;
    });
    const fill = defaults(scope);
    const lengths = lists.map((list) => list.length);
    const length = longest ? Math.max(...lengths) : Math.min(...lengths);
    return Array.from({ length }, (_, at) =>
      lists.map((list, which) => (at < list.length ? list[at] : Array.isArray(fill) ? fill[which] : null)),
    );
  };
};

const arrayToObject = unary((value) => {
  if (isNullish(value)) return null;
  if (!Array.isArray(value))
    throw new StoreError(40386, `$arrayToObject requires an array input, found: ${typeOf(value)}`);
  const made: Doc = new Map();
  for (const pair of value) {
    const [name, field] = Array.isArray(pair) ? pair : isDoc(pair) ? [pair.get('k'), pair.get('v')] : [];
    if (Array.isArray(pair) && pair.length !== 2)
      throw new StoreError(
        40397,
        `$arrayToObject requires an array of size 2 arrays,found array of size: ${pair.length}`,
      );
    if (isDoc(pair) && !(pair.size === 2 && pair.has('k') && pair.has('v')))
      throw new StoreError(
        40392,
        `$arrayToObject requires an object keys of 'k' and 'v'. Found incorrect number of keys:${pair.size}`,
      );
    if (typeof name !== 'string')
      throw new StoreError(
        40394,
        "$arrayToObject requires an object with keys 'k' and 'v', where the value of 'k' must be of type string",
      );
    made.set(name, field);
  }
  return made;
});

const objectToArray = unary((value) => {
  if (isNullish(value)) return null;
  if (!isDoc(value))
    throw new StoreError(40390, `$objectToArray requires a document input, found: ${typeOf(value)}`);
  return [...value].map(([k, v]) => doc({ k, v }));
});

/** Operators on arrays. */
export const ARRAYS: Record<string, Operator> = {
  $arrayElemAt: operands(2, 2, elementAt),
  $first: end(false),
  $last: end(true),
  $size: size,
  $isArray: unary((value) => Array.isArray(value)),
  $concatArrays: concatArrays,
  $slice: sliceOperator,
  $in: isIn,
  $indexOfArray: indexOfArray,
  $range: range,
  $reverseArray: reverse,
  $zip: zip,
  $arrayToObject: arrayToObject,
  $objectToArray: objectToArray,
};
