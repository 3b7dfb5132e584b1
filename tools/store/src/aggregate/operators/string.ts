import { compareStrings } from '../../bson/strings.js';
import { isNumeric, toDouble } from '../../bson/number.js';
import { type Maybe, MISSING, typeOf } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { compileFields, isNullish, namedOperands, operands, typeName, unary } from '../build.js';
import type { Operator } from '../scope.js';
import { dateText } from './date-text.js';

/** Any value as text, as `$toLower` and kin take it. */
const coerced = (value: Maybe, name: string, code: number): string => {
  if (isNullish(value)) return '';
  if (typeof value === 'string') return value;
  if (isNumeric(value)) return String(value instanceof Object && 'value' in value ? value.value : value);
  if (value instanceof Date) return dateText(value);
  throw new StoreError(code, `can't convert from BSON type ${typeOf(value)} to String`, { cause: name });
};

const concat = operands(0, Infinity, (values) => {
  if (values.some(isNullish)) return null;
  return values
    .map((value) => {
      if (typeof value !== 'string')
        throw new StoreError(16702, `$concat only supports strings, not ${typeName(value)}`);
      return value;
    })
    .join('');
});

const asciiLower = (text: string): string => text.replace(/[A-Z]+/g, (part) => part.toLowerCase());
const asciiUpper = (text: string): string => text.replace(/[a-z]+/g, (part) => part.toUpperCase());

/** The value as a string, or a refusal that names its type. */
export const needText = (value: Maybe, code: number, message: string): string => {
  if (typeof value !== 'string') throw new StoreError(code, `${message}${typeName(value)}`);
  return value;
};

const split = operands(2, 2, ([text, by]) => {
  if (isNullish(text) || isNullish(by)) return null;
  const separator = needText(
    by,
    40086,
    '$split requires an expression that evaluates to a string as a second argument, found: ',
  );
  if (separator === '') throw new StoreError(40087, '$split requires a non-empty separator');
  return needText(
    text,
    40085,
    '$split requires an expression that evaluates to a string as a first argument, found: ',
  ).split(separator);
});

const trim =
  (side: 'both' | 'left' | 'right'): Operator =>
  (operand, compile, name) => {
    const fields = namedOperands(
      name,
      operand,
      { required: ['input'], optional: ['chars'] },
      { shape: 50696, unknown: 50694, missing: 50695 },
    );
    const field = compileFields(fields, compile);
    const [input, chars] = [field('input'), field('chars')];
    return (scope) => {
      const [text, set]: readonly Maybe[] = [
        input(scope),
        fields.has('chars')
          ? chars(scope)
          : ' \t\n\v\f\r\0\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
      ];
      if (isNullish(text) || isNullish(set)) return null;
      return trimmed(
        needText(text, 50699, `${name} requires its input to be a string, got `),
        needText(set, 50700, `${name} requires 'chars' to be a string, got `),
        side,
      );
    };
  };

const trimmed = (text: string, set: string, side: 'both' | 'left' | 'right'): string => {
  const characters = Array.from(text);
  const drop = new Set(Array.from(set));
  let [from, to] = [0, characters.length];
  if (side !== 'right') while (from < to && drop.has(characters[from] ?? '')) from += 1;
  if (side !== 'left') while (to > from && drop.has(characters[to - 1] ?? '')) to -= 1;
  return characters.slice(from, to).join('');
};

const count = (value: Maybe, code: number, message: string): number => {
  const found = value === MISSING ? undefined : isNumeric(value) ? Math.trunc(toDouble(value)) : undefined;
  if (found === undefined) throw new StoreError(code, `${message} (is BSON type ${typeName(value)})`);
  return found;
};

const substringBytes = operands(3, 3, ([value, first, length], name) => {
  const bytes = Buffer.from(coerced(value, name, 16007));
  const from = count(first, 16034, `${name}:  starting index must be a numeric type`);
  const size = count(length, 16035, `${name}:  length must be a numeric type`);
  if (from < 0) throw new StoreError(50752, `${name}: starting index must be non-negative (got: ${from})`);
  const part = bytes.subarray(from, size < 0 ? undefined : from + size);
  const text = part.toString();
  if (text.includes('\ufffd') && !bytes.toString().includes('\ufffd'))
    throw new StoreError(28656, `${name}:  Invalid range, starting index is a UTF-8 continuation byte.`);
  return text;
});

const substringPoints = operands(3, 3, ([value, first, length], name) => {
  const characters = Array.from(coerced(value, name, 16007));
  const from = count(first, 34450, `${name}: starting index must be a numeric type`);
  const size = count(length, 34452, `${name}: length must be a numeric type`);
  if (from < 0) throw new StoreError(34455, `${name}: the starting index must be nonnegative integer`);
  if (size < 0) throw new StoreError(34454, `${name}: length must be a nonnegative integer.`);
  return characters.slice(from, from + size).join('');
});

const indexOf = (bytes: boolean): Operator =>
  operands(2, 4, ([value, part, start, end], name) => {
    if (isNullish(value)) return null;
    const text = needText(value, 40091, `${name} requires a string as the first argument, found: `);
    const token = needText(part, 40092, `${name} requires a string as the second argument, found: `);
    const units = bytes ? Buffer.from(text) : Array.from(text);
    const from = start === undefined ? 0 : count(start, 40096, `${name} requires an integral starting index`);
    const to = Math.min(
      end === undefined ? units.length : count(end, 40096, `${name} requires an integral ending index`),
      units.length,
    );
    if (from < 0 || to < 0) throw new StoreError(40097, `${name} requires a nonnegative index`);
    return bytes
      ? bytesIndex(Buffer.from(text), token, from, to)
      : pointsIndex(Array.from(text), token, from, to);
  });

const bytesIndex = (bytes: Buffer, token: string, from: number, to: number): number => {
  if (from > bytes.length || from > to) return -1;
  const found = bytes.subarray(0, to).indexOf(token, from);
  return found;
};

const pointsIndex = (points: readonly string[], token: string, from: number, to: number): number => {
  const wanted = Array.from(token);
  for (let at = from; at + wanted.length <= to; at += 1)
    if (wanted.every((point, offset) => points[at + offset] === point)) return at;
  return -1;
};

const length = (bytes: boolean): Operator =>
  unary((value, name) => {
    const text = needText(value, bytes ? 34473 : 34471, `${name} requires a string argument, found: `);
    return bytes ? Buffer.byteLength(text) : Array.from(text).length;
  });

const caseCompare = operands(2, 2, ([a, b], name) =>
  Math.sign(compareStrings(asciiUpper(coerced(a, name, 16007)), asciiUpper(coerced(b, name, 16007)))),
);

const replace =
  (all: boolean): Operator =>
  (operand, compile, name) => {
    const fields = namedOperands(
      name,
      operand,
      { required: ['input', 'find', 'replacement'] },
      { shape: 51751, unknown: 51750, missing: 51749 },
    );
    const field = compileFields(fields, compile);
    const parts = [field('input'), field('find'), field('replacement')];
    return (scope) => {
      const values = parts.map((part) => part(scope));
      const odd = values.findIndex((value) => !isNullish(value) && typeof value !== 'string');
      if (odd >= 0)
        throw new StoreError(
          51746 - odd,
          `${name} requires that '${['input', 'find', 'replacement'][odd] ?? ''}' be a string, found: ${typeName(values[odd])}`,
        );
      if (values.some(isNullish)) return null;
      const [input, find, replacement] = values as [string, string, string];
      return all ? input.replaceAll(find, () => replacement) : input.replace(find, () => replacement);
    };
  };

/** Operators on strings. */
export const STRINGS: Record<string, Operator> = {
  $concat: concat,
  $toLower: unary((value, name) => asciiLower(coerced(value, name, 16007))),
  $toUpper: unary((value, name) => asciiUpper(coerced(value, name, 16007))),
  $split: split,
  $trim: trim('both'),
  $ltrim: trim('left'),
  $rtrim: trim('right'),
  $substr: substringBytes,
  $substrBytes: substringBytes,
  $substrCP: substringPoints,
  $indexOfBytes: indexOf(true),
  $indexOfCP: indexOf(false),
  $strLenBytes: length(true),
  $strLenCP: length(false),
  $strcasecmp: caseCompare,
  $replaceOne: replace(false),
  $replaceAll: replace(true),
};
