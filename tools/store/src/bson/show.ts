import type { Binary, BSONRegExp, Code, ObjectId, Timestamp } from 'bson';
import { timeOf } from './far-date.js';
import { type Doc, type TypeName, typeOf, type Value } from './value.js';

const showDoc = (value: Doc): string =>
  value.size === 0 ? '{}' : `{ ${[...value].map(([name, field]) => `${name}: ${show(field)}`).join(', ')} }`;

const showArray = (value: readonly Value[]): string =>
  value.length === 0 ? '[]' : `[ ${value.map(show).join(', ')} ]`;

const showDouble = (value: number): string => {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return value.toFixed(1);
  return Number.isNaN(value) ? 'nan.0' : String(value);
};

const SHOWN: Partial<Record<TypeName, (value: Value) => string>> = {
  object: (value) => showDoc(value as Doc),
  array: (value) => showArray(value as Value[]),
  string: (value) => JSON.stringify(value),
  double: (value) => showDouble(Number(value)),
  objectId: (value) => `ObjectId('${(value as ObjectId).toHexString()}')`,
  date: (value) => `new Date(${timeOf(value as Date)})`,
  regex: (value) => `/${(value as BSONRegExp).pattern}/${(value as BSONRegExp).options}`,
  binData: (value) =>
    `BinData(${(value as Binary).sub_type}, ${Buffer.from((value as Binary).value())
      .toString('hex')
      .toUpperCase()})`,
  timestamp: (value) => `Timestamp(${(value as Timestamp).t}, ${(value as Timestamp).i})`,
  javascript: (value) => (value as Code).code,
  minKey: () => 'MinKey',
  maxKey: () => 'MaxKey',
  undefined: () => 'undefined',
};

/** Numbers, booleans and null, which JavaScript writes as MongoDB does. */
const plain = (value: Value): string => `${value as number}`;

/** A value as MongoDB writes it in its error texts, for example `{ name: "x", at: new Date(0) }`. */
export const show = (value: Value): string => SHOWN[typeOf(value)]?.(value) ?? plain(value);
