import { equal } from '../bson/compare.js';
import { keyOf } from '../bson/key.js';
import { type Doc, type Value } from '../bson/value.js';
import { decode } from '../bson/decode.js';
import { collating } from '../collation/collation.js';
import { hasText } from '../collation/same-key.js';
import type { Leaf } from '../query/expression.js';
import type { Entries, KeyRange } from '../storage/entries.js';
import type { Index } from './index-spec.js';
import { documentKeys } from './keys.js';

/** Stands in the keys for every text of which ASCII alone does not tell what it may be equal to. */
const OTHER = '\uffff';

/** Languages in which two texts of ASCII are equal only when they differ in case, punctuation or leading zeroes. */
const PLAIN = /^(en|sv|de|fr|nb|no|nn|da|fi|nl|it|es|pt)(_[A-Z]{2})?$/;

/**
 * What stands in the keys of an index with a collation for a value: equal values have the same, or one of them OTHER. JavaScript
 * gives no sort keys, so such an index finds what may be equal, and has no order.
 */
const coarse = (value: Value, collation: Doc): Value => {
  if (!hasText(value)) return value;
  const locale = collation.get('locale');
  if (typeof value !== 'string' || typeof locale !== 'string' || !PLAIN.test(locale)) return OTHER;
  if (/[\u0080-\uffff]/.test(value)) return OTHER;
  let text = value.replace(/\p{Cc}/gu, '').toLowerCase();
  if (collation.get('alternate') === 'shifted') text = text.replace(/[^a-z0-9]/g, '');
  return collation.get('numericOrdering') === true ? text.replace(/0+(?=\d)/g, '') : text;
};

/** The values of a key as they stand in the keys of an index with a collation. */
export const coarseValues = (values: readonly Value[], collation: Doc): readonly Value[] =>
  values.map((value) => coarse(value, collation));

const questioned = (leaf: Leaf): readonly Value[] => {
  if (leaf.operator === 'eq') return [leaf.operand];
  return leaf.operator === 'in' ? (leaf.operand as Value[]) : [];
};

/**
 * The questions that an index with a collation helps with, as its keys answer them.
 *
 * @param same true when the command compares by the collation of the index; otherwise texts are not looked for in it.
 */
export const coarseLeaves = (index: Index, leaves: readonly Leaf[], same: boolean): readonly Leaf[] =>
  leaves.flatMap((leaf) => {
    if (!hasText(leaf.operand)) return leaf.operator === 'regex' ? [] : [leaf];
    const asked = same && index.collationSpec ? coarseValues(questioned(leaf), index.collationSpec) : [];
    if (asked.length === 0 || asked.includes(OTHER)) return [];
    return [{ ...leaf, operator: 'in' as const, operand: [...asked, OTHER] }];
  });

/** The key ranges in which an equal key can stand. */
const rangesOf = (prefix: Buffer, values: readonly Value[], index: Index, collation: Doc): KeyRange[] => {
  const parts = coarseValues(values, collation);
  if (parts.includes(OTHER))
    return [{ from: prefix, to: Buffer.concat([prefix, Buffer.alloc(16, 0xff)]), exact: false }];
  const directions = index.fields.map((field) => field.direction);
  let keys: Value[][] = [[]];
  for (const part of parts)
    keys = keys.flatMap((key) =>
      typeof part === 'string'
        ? [
            [...key, part],
            [...key, OTHER],
          ]
        : [[...key, part]],
    );
  return keys.map((key) => {
    const from = Buffer.concat([prefix, keyOf(key, directions)]);
    return { from, to: Buffer.concat([from, Buffer.alloc(1)]), exact: true };
  });
};

/** True when another record has an equal key under the index's collation. */
export const isTaken = (
  entries: Entries,
  index: Index,
  prefix: Buffer,
  values: readonly Value[],
  self: number | undefined,
): boolean => {
  const { collation, collationSpec } = index;
  if (!collation || !collationSpec) return false;
  const same = (other: readonly Value[]): boolean =>
    collating(collation, () => other.every((value, at) => equal(value, values[at])));
  for (const range of rangesOf(prefix, values, index, collationSpec))
    for (const hit of entries.hits(range, 1))
      if (hit.record !== self && documentKeys(decode(hit.bytes), index.fields).values.some(same)) return true;
  return false;
};
