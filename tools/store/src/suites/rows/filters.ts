import { Binary, Decimal128, Long } from 'bson';

/** What the filters search in. */
export const SEARCHED = [
  { _id: 1, n: 1, text: 'Anna', list: [1, 2, 3], at: { x: 1 }, flags: 0b0101 },
  { _id: 2, n: 2.5, text: 'bo', list: [{ a: 1, b: 2 }, { a: 3 }], at: { x: 2 }, flags: 0b0010 },
  { _id: 3, n: Long.fromNumber(3), text: 'Cecilia\nÅ', list: [], at: null, place: [17.1, 60.7] },
  { _id: 4, n: new Decimal128('4'), list: 5, place: [18.1, 59.3], raw: new Binary(Buffer.from([1])) },
  { _id: 5, text: null },
];

/** A filter and the `_id`s of what it finds. */
export type FilterRow = readonly [filter: Record<string, unknown>, found: readonly number[]];

const COMPARISONS: readonly FilterRow[] = [
  [{ n: { $eq: 3 } }, [3]],
  [{ n: { $ne: 3 } }, [1, 2, 4, 5]],
  [{ n: { $gt: 2.5 } }, [3, 4]],
  [{ n: { $gte: 2.5 } }, [2, 3, 4]],
  [{ n: { $lt: 2 } }, [1]],
  [{ n: { $lte: Long.fromNumber(3) } }, [1, 2, 3]],
  [{ n: { $in: [1, 4] } }, [1, 4]],
  [{ text: { $in: [/^a/i, null] } }, [1, 4, 5]],
  [{ n: { $nin: [1, 4] } }, [2, 3, 5]],
  [{ text: null }, [4, 5]],
  [{ 'at.x': 2 }, [2]],
  [{ at: { x: 1 } }, [1]],
  [{ n: { $mod: [2, 1] } }, [1, 3]],
];

const LOGIC: readonly FilterRow[] = [
  [{ $and: [{ n: { $gt: 1 } }, { n: { $lt: 4 } }] }, [2, 3]],
  [{ $or: [{ n: 1 }, { text: 'bo' }] }, [1, 2]],
  [{ $nor: [{ n: 1 }, { text: 'bo' }] }, [3, 4, 5]],
  [{ n: { $not: { $gt: 1 } } }, [1, 5]],
  [{ $expr: { $gt: ['$n', 2] }, $comment: 'why' }, [2, 3, 4]],
  [{ $alwaysTrue: 1 }, [1, 2, 3, 4, 5]],
  [{ $alwaysFalse: 1 }, []],
  [{ $sampleRate: 1 }, [1, 2, 3, 4, 5]],
];

const SHAPES: readonly FilterRow[] = [
  [{ text: { $exists: false } }, [4]],
  [{ n: { $type: 'number' } }, [1, 2, 3, 4]],
  [{ n: { $type: ['long', 'decimal'] } }, [3, 4]],
  [{ list: { $type: 'array' } }, [1, 2, 3]],
  [{ $jsonSchema: { required: ['n'], properties: { n: { bsonType: 'int' } } } }, [1]],
];

const LISTS: readonly FilterRow[] = [
  [{ list: 2 }, [1]],
  [{ list: [1, 2, 3] }, [1]],
  [{ list: { $all: [1, 3] } }, [1]],
  [{ list: { $size: 2 } }, [2]],
  [{ list: { $elemMatch: { a: 1, b: 2 } } }, [2]],
  [{ list: { $elemMatch: { $gt: 2, $lt: 5 } } }, [1]],
  [{ 'list.a': 3 }, [2]],
  [{ 'list.0': 1 }, [1]],
  [{ list: 5 }, [4]],
];

const TEXTS: readonly FilterRow[] = [
  [{ text: { $regex: '^B', $options: 'i' } }, [2]],
  [{ text: /^å/im }, [3]],
  [{ text: { $not: /a/i } }, [2, 4, 5]],
];

const BITS: readonly FilterRow[] = [
  [{ flags: { $bitsAllSet: 0b0101 } }, [1]],
  [{ flags: { $bitsAnySet: [1, 2] } }, [1, 2]],
  [{ flags: { $bitsAllClear: 0b0101 } }, [2]],
  [{ flags: { $bitsAnyClear: 0b0101 } }, [2]],
];

const GEOMETRY = {
  type: 'Polygon',
  coordinates: [
    [
      [17, 60],
      [18, 60],
      [18, 61],
      [17, 61],
      [17, 60],
    ],
  ],
};

const PLACES: readonly FilterRow[] = [
  [{ place: { $geoWithin: { $geometry: GEOMETRY } } }, [3]],
  [{ place: { $within: { $center: [[18, 59], 1] } } }, [4]],
  [{ place: { $geoIntersects: { $geometry: GEOMETRY } } }, [3]],
  [{ place: { $near: [18, 59], $maxDistance: 1 } }, [4]],
  [{ place: { $near: [18, 59], $minDistance: 1 } }, [3]],
  [{ place: { $nearSphere: [18.1, 59.3] } }, [4, 3]],
];

/** At least one row for every filter the README lists but `$geoNear`, the old name of `$near`. */
export const FILTER_ROWS: readonly FilterRow[] = [
  ...COMPARISONS,
  ...LOGIC,
  ...SHAPES,
  ...LISTS,
  ...TEXTS,
  ...BITS,
  ...PLACES,
];
