import { double, long } from './values.js';

/** What an update makes of a document. */
export interface UpdateRow {
  readonly before: Record<string, unknown>;
  readonly update: Record<string, unknown> | readonly Record<string, unknown>[];
  /** By `_id` when not given. */
  readonly filter?: Record<string, unknown>;
  readonly arrayFilters?: Record<string, unknown>[];
  /** Without `_id`; in the order of the fields. */
  readonly after: Record<string, unknown>;
}

const FIELDS: readonly UpdateRow[] = [
  { before: { a: 1 }, update: { $set: { b: 2, 'c.d': 3 } }, after: { a: 1, b: 2, c: { d: 3 } } },
  { before: { a: [1, 2] }, update: { $set: { 'a.3': 4 } }, after: { a: [1, 2, null, 4] } },
  { before: { a: 1, b: 2 }, update: { $unset: { a: '', 'x.y': '' } }, after: { b: 2 } },
  { before: { a: [1, 2] }, update: { $unset: { 'a.0': '' } }, after: { a: [null, 2] } },
  { before: { a: 1, b: 2 }, update: { $rename: { a: 'c' } }, after: { b: 2, c: 1 } },
  { before: { a: 1 }, update: { $setOnInsert: { b: 2 } }, after: { a: 1 } },
  { before: { z: 0 }, update: { $set: { b: 1, a: 2 } }, after: { z: 0, a: 2, b: 1 } },
];

const NUMBERS: readonly UpdateRow[] = [
  { before: { a: 1 }, update: { $inc: { a: 2, b: 3 } }, after: { a: 3, b: 3 } },
  { before: { a: 1 }, update: { $inc: { a: 0.5 } }, after: { a: 1.5 } },
  { before: { a: 2147483647 }, update: { $inc: { a: 1 } }, after: { a: long(2147483648) } },
  { before: { a: long(1) }, update: { $inc: { a: 1 } }, after: { a: long(2) } },
  { before: { a: 3 }, update: { $mul: { a: 4, b: 5 } }, after: { a: 12, b: 0 } },
  { before: { a: 3 }, update: { $mul: { a: double(2) } }, after: { a: double(6) } },
  { before: { a: 5, b: 5 }, update: { $min: { a: 3, b: 7, c: 1 } }, after: { a: 3, b: 5, c: 1 } },
  { before: { a: 5, b: 5 }, update: { $max: { a: 3, b: 7 } }, after: { a: 5, b: 7 } },
  { before: { a: 13 }, update: { $bit: { a: { and: 10 } } }, after: { a: 8 } },
  { before: { a: 1 }, update: { $bit: { a: { or: 4 }, b: { xor: 3 } } }, after: { a: 5, b: 3 } },
];

const LISTS: readonly UpdateRow[] = [
  { before: { a: [1] }, update: { $push: { a: 2, b: 3 } }, after: { a: [1, 2], b: [3] } },
  { before: { a: [1] }, update: { $push: { a: [2, 3] } }, after: { a: [1, [2, 3]] } },
  {
    before: { a: [5, 1] },
    update: { $push: { a: { $each: [3, 4], $position: 1 } } },
    after: { a: [5, 3, 4, 1] },
  },
  {
    before: { a: [5, 1] },
    update: { $push: { a: { $each: [3], $sort: -1, $slice: 2 } } },
    after: { a: [5, 3] },
  },
  {
    before: { a: [{ n: 2 }] },
    update: { $push: { a: { $each: [{ n: 1 }, { n: 3 }], $sort: { n: 1 }, $slice: -2 } } },
    after: { a: [{ n: 2 }, { n: 3 }] },
  },
  {
    before: { a: [1, 2] },
    update: { $addToSet: { a: { $each: [2, 3, 3] } } },
    after: { a: [1, 2, 3] },
  },
  { before: { a: [1, 2] }, update: { $addToSet: { a: long(2) } }, after: { a: [1, 2] } },
  { before: { a: [1, 2, 3] }, update: { $pop: { a: 1 } }, after: { a: [1, 2] } },
  { before: { a: [1, 2, 3] }, update: { $pop: { a: -1 } }, after: { a: [2, 3] } },
  { before: { a: [1, 5, 9] }, update: { $pull: { a: { $gte: 5 } } }, after: { a: [1] } },
  {
    before: { a: [{ n: 1, m: 1 }, { n: 2 }] },
    update: { $pull: { a: { n: 1 } } },
    after: { a: [{ n: 2 }] },
  },
  { before: { a: [1, 2, 1, 3] }, update: { $pullAll: { a: [1, 3] } }, after: { a: [2] } },
];

const PLACES: readonly UpdateRow[] = [
  { before: { a: [1, 2] }, filter: { a: 2 }, update: { $set: { 'a.$': 9 } }, after: { a: [1, 9] } },
  {
    before: { a: [{ n: 1 }, { n: 2 }] },
    filter: { a: { $elemMatch: { n: 2 } } },
    update: { $inc: { 'a.$.n': 5 } },
    after: { a: [{ n: 1 }, { n: 7 }] },
  },
  { before: { a: [1, 2] }, update: { $inc: { 'a.$[]': 10 } }, after: { a: [11, 12] } },
  {
    before: { a: [{ n: 1 }, { n: 5 }] },
    update: { $set: { 'a.$[big].n': 0 } },
    arrayFilters: [{ 'big.n': { $gt: 2 } }],
    after: { a: [{ n: 1 }, { n: 0 }] },
  },
  {
    before: {
      a: [
        { k: 'x', b: [1, 2] },
        { k: 'y', b: [1, 2] },
      ],
    },
    update: { $set: { 'a.$[x].b.$[two]': 0 } },
    arrayFilters: [{ 'x.k': 'x' }, { two: 2 }],
    after: {
      a: [
        { k: 'x', b: [1, 0] },
        { k: 'y', b: [1, 2] },
      ],
    },
  },
];

const WHOLE: readonly UpdateRow[] = [
  { before: { a: 1, b: 2 }, update: { c: 3 }, after: { c: 3 } },
  {
    before: { a: 1, b: 2 },
    update: [{ $set: { sum: { $add: ['$a', '$b'] } } }, { $unset: 'a' }],
    after: { b: 2, sum: 3 },
  },
  { before: { a: { x: 1 } }, update: [{ $replaceWith: '$a' }], after: { x: 1 } },
  { before: { a: 1 }, update: [{ $project: { twice: { $multiply: ['$a', 2] } } }], after: { twice: 2 } },
];

/** At least one row for every update operator the README lists but `$currentDate`, whose value no row can tell. */
export const UPDATE_ROWS: readonly UpdateRow[] = [...FIELDS, ...NUMBERS, ...LISTS, ...PLACES, ...WHOLE];
