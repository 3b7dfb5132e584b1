import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import { type Served, serve } from '../testing/served.js';

let served: Served;

beforeAll(async () => {
  served = await serve();
  await served.db.collection<{ _id: number }>('c').insertOne({ _id: 1, a: 1, list: [1, 2] } as never);
});
afterAll(() => served.stop());

/** The code of a refusal, of the command or of its first statement; 0 when it was not refused. */
const codeOf = async (command: Document, database = served.db): Promise<number> => {
  try {
    const answer = await database.command(command);
    return ((answer['writeErrors'] as Document[] | undefined)?.[0]?.['code'] as number | undefined) ?? 0;
  } catch (error) {
    return (error as { code: number }).code;
  }
};

const UNKNOWN = 40415;
const wings = { wings: 2 };

const COMMANDS: readonly Document[] = [
  ...['find', 'count', 'distinct', 'findAndModify', 'listIndexes', 'collMod', 'drop'].map((name) => ({
    [name]: 'c',
    ...(name === 'distinct' ? { key: 'a' } : {}),
    ...wings,
  })),
  { insert: 'c', documents: [{ _id: 9 }], ...wings },
  { update: 'c', updates: [{ q: {}, u: { $set: { a: 1 } } }], ...wings },
  { delete: 'c', deletes: [{ q: {}, limit: 1 }], ...wings },
  { aggregate: 'c', pipeline: [], cursor: {}, ...wings },
  { getMore: 5n, collection: 'c', ...wings },
  { killCursors: 'c', cursors: [], ...wings },
  { create: 'd', ...wings },
  { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a' }], ...wings },
  { dropIndexes: 'c', index: '*', ...wings },
  { listCollections: 1, ...wings },
  { dropDatabase: 1, ...wings },
  { explain: { find: 'c' }, ...wings },
  { explain: { find: 'c', ...wings } },
];

const INSIDE_COMMANDS: readonly (readonly [Document, number])[] = [
  [{ aggregate: 'c', pipeline: [], cursor: wings }, UNKNOWN],
  [{ listCollections: 1, cursor: wings }, UNKNOWN],
  [{ update: 'c', updates: [{ q: {}, u: { $set: { a: 1 } }, ...wings }] }, UNKNOWN],
  [{ delete: 'c', deletes: [{ q: {}, limit: 1, ...wings }] }, UNKNOWN],
  [{ find: 'c', readConcern: wings }, UNKNOWN],
  [{ find: 'c', hint: 5 }, 9],
  [{ find: 'c', hint: 'wings' }, 2],
  [{ find: 'c', let: { Wings: 1 } }, 9],
  [{ find: 'c', filter: 'wings' }, 14],
  [{ find: 'c', limit: -1 }, 51024],
  [{ find: 'c', min: { a: 1 } }, 51173],
  [{ collMod: 'c', index: { name: '_id_', ...wings } }, UNKNOWN],
  [{ collMod: 'c', validationLevel: 'wings' }, 2],
  [{ create: 'd', validationAction: 'wings' }, 2],
  [{ create: 'd', validator: { a: { $wings: 1 } } }, 2],
  [{ create: 'd', viewOn: 'c', pipeline: [{ $wings: 1 }] }, 40324],
  [{ create: 'd', viewOn: 'c', pipeline: [{ $out: 'x' }] }, 167],
  [{ killCursors: 'c', cursors: ['wings'] }, 14],
  [{ dbStats: 1, scale: 'wings' }, 14],
];

const INDEXES: readonly (readonly [Document, number])[] = [
  [{ key: { a: 1 }, name: 'a', ...wings }, 197],
  [{ key: { a: 'wings' }, name: 'a' }, 67],
  [{ key: { a: 0 }, name: 'a' }, 67],
  [{ key: {}, name: 'a' }, 67],
  [{ key: { $a: 1 }, name: 'a' }, 67],
  [{ key: { a: 1 } }, 9],
  [{ name: 'a' }, 9],
  [{ key: { a: 1 }, name: 'a', v: 9 }, 67],
  [{ key: { a: 1 }, name: 'a', unique: 'wings' }, 14],
  [{ key: { a: 1 }, name: 'a', partialFilterExpression: { a: { $wings: 1 } } }, 67],
  [{ key: { a: 1 }, name: 'a', partialFilterExpression: { a: { $ne: 1 } } }, 67],
  [{ key: { a: 1 }, name: 'a', expireAfterSeconds: -1 }, 67],
  [{ key: { a: 1, b: 1 }, name: 'a', expireAfterSeconds: 1 }, 67],
];

const FILTERS: readonly (readonly [Document, number])[] = [
  [{ $wings: 1 }, 2],
  [{ a: { $wings: 1 } }, 2],
  [{ a: { $gt: 1, wings: 1 } }, 2],
  [{ a: { $not: { $wings: 1 } } }, 2],
  [{ list: { $elemMatch: { $wings: 1 } } }, 2],
  [{ list: { $elemMatch: { b: { $wings: 1 } } } }, 2],
  [{ list: { $all: [{ $wings: 1 }] } }, 2],
  [{ $or: [{ a: { $wings: 1 } }] }, 2],
  [{ $expr: { $wings: 1 } }, 168],
  [{ $jsonSchema: { wings: 1 } }, 9],
  [{ $jsonSchema: { properties: { a: { wings: 1 } } } }, 9],
  [{ a: { $type: 'wings' } }, 2],
  [{ a: { $regex: 'x', $options: 'q' } }, 51108],
  [{ a: { $options: 'i' } }, 2],
  [{ a: { $geoWithin: { $wings: 1 } } }, 2],
  [{ $sampleRate: 2 }, 2],
];

const UPDATES: readonly (readonly [unknown, number, Document?])[] = [
  [{ $wings: { a: 1 } }, 9],
  [{ $set: { a: 1 }, b: 1 }, 9],
  [{ b: 1, $set: { a: 1 } }, 52],
  [{ $set: 5 }, 9],
  [{ $push: { list: { $each: [1], $wings: 1 } } }, 2],
  [{ $push: { list: { $each: [], $position: 'wings' } } }, 2],
  [{ $addToSet: { list: { $each: [1], $wings: 1 } } }, 2],
  [{ $pull: { list: { $wings: 1 } } }, 2],
  [{ $pop: { list: 3 } }, 9],
  [{ $currentDate: { b: { $type: 'wings' } } }, 2],
  [{ $currentDate: { b: { $wings: 'date' } } }, 2],
  [{ $bit: { a: { wings: 1 } } }, 2],
  [{ $rename: { a: 5 } }, 2],
  [{ $inc: { a: 'wings' } }, 14],
  [[{ $wings: {} }], 40324],
  [[{ $match: {} }], 72],
  [{ $set: { 'list.$[x]': 1 } }, 2],
  [{ $set: { 'list.$[x]': 1 } }, 2, { arrayFilters: [{ x: { $wings: 1 } }] }],
  [{ $set: { 'list.$[x]': 1 } }, 9, { arrayFilters: [{}] }],
  [{ $set: { a: 1 } }, 9, { arrayFilters: [{ x: 1 }] }],
];

const STAGES: readonly (readonly [Document, number])[] = [
  [{ $wings: {} }, 40324],
  [{ $match: {}, $limit: 1 }, 40323],
  [{ $match: { $wings: 1 } }, 2],
  [{ $project: { a: { $wings: 1 } } }, 31325],
  [{ $addFields: { a: { $wings: 1 } } }, 168],
  [{ $group: { _id: null, a: { $wings: 1 } } }, 15952],
  [{ $group: { _id: null, a: { $sum: 1, $avg: 1 } } }, 40238],
  [{ $sort: { a: 5 } }, 15975],
  [{ $sort: { a: { $meta: 'textScore' } } }, 40218],
  [{ $limit: 0 }, 15958],
  [{ $unwind: { path: '$a', ...wings } }, 28811],
  [{ $lookup: { from: 'c', localField: 'a', foreignField: 'a', as: 'x', ...wings } }, 9],
  [{ $lookup: { from: 'empty', as: 'x', pipeline: [{ $wings: 1 }] } }, 40324],
  [
    {
      $graphLookup: {
        from: 'c',
        startWith: 1,
        connectFromField: 'a',
        connectToField: 'b',
        as: 'x',
        ...wings,
      },
    },
    9,
  ],
  [{ $facet: { a: [{ $wings: 1 }] } }, 40324],
  [{ $facet: { a: [{ $out: 'x' }] } }, 40600],
  [{ $bucket: { groupBy: '$a', boundaries: [0, 5], ...wings } }, 40197],
  [{ $bucketAuto: { groupBy: '$a', buckets: 2, ...wings } }, 40245],
  [{ $sample: { size: 1, ...wings } }, 28748],
  [{ $replaceRoot: { newRoot: { a: 1 }, ...wings } }, UNKNOWN],
  [{ $replaceWith: { $wings: 1 } }, 168],
  [{ $unionWith: { coll: 'c', ...wings } }, 9],
  [{ $setWindowFields: { output: { a: { $sum: 1 } }, ...wings } }, UNKNOWN],
  [{ $setWindowFields: { output: { a: { $wings: 1 } } } }, 9],
  [{ $setWindowFields: { output: { a: { $sum: 1, window: wings } } } }, 9],
  [{ $densify: { field: 'a', range: { step: 1, bounds: 'full' }, ...wings } }, UNKNOWN],
  [{ $fill: { output: { a: { value: 1 } }, ...wings } }, UNKNOWN],
  [{ $merge: { into: 'x', ...wings } }, UNKNOWN],
  [{ $collStats: wings }, UNKNOWN],
  [{ $indexStats: wings }, 28803],
  [{ $geoNear: { near: [1, 1], distanceField: 'd', ...wings } }, UNKNOWN],
];

const PROJECTIONS: readonly (readonly [Document, number])[] = [
  [{ a: { $wings: 1 } }, 31325],
  [{ a: 1, b: 0 }, 31254],
  [{ a: { $meta: 'wings' } }, 17308],
  [{ list: { $elemMatch: { $wings: 1 } } }, 2],
];

/** Expressions whose operands are named. */
const NAMED: readonly string[] = [
  ...[
    '$dateToString',
    '$dateFromString',
    '$dateFromParts',
    '$dateToParts',
    '$dateAdd',
    '$dateDiff',
    '$dateTrunc',
  ],
  ...['$filter', '$map', '$reduce', '$let', '$zip', '$sortArray', '$switch', '$cond', '$convert', '$trim'],
  ...['$regexMatch', '$replaceAll', '$getField', '$setField', '$firstN', '$maxN', '$median', '$percentile'],
];

describe('what is not known is refused', () => {
  it.each(COMMANDS)('as a field of %j', async (command) => {
    expect(await codeOf(command)).toBe(UNKNOWN);
  });

  it.each(INSIDE_COMMANDS)('inside %j', async (command, code) => {
    expect(await codeOf(command)).toBe(code);
  });

  it.each(INDEXES)('in the index %j', async (index, code) => {
    expect(await codeOf({ createIndexes: 'c', indexes: [index] })).toBe(code);
  });

  it.each(FILTERS)('in the filter %j', async (filter, code) => {
    expect(await codeOf({ find: 'c', filter })).toBe(code);
    expect(await codeOf({ delete: 'c', deletes: [{ q: filter, limit: 1 }] })).toBe(code);
  });

  it.each(UPDATES)('in the update %j', async (u, code, more = {}) => {
    expect(await codeOf({ update: 'c', updates: [{ q: { _id: 1 }, u, ...more }] })).toBe(code);
  });

  it.each(STAGES)('in the stage %j', async (stage, code) => {
    expect(await codeOf({ aggregate: 'c', pipeline: [stage], cursor: {} })).toBe(code);
  });

  it.each(PROJECTIONS)('in the projection %j', async (projection, code) => {
    expect(await codeOf({ find: 'c', projection })).toBe(code);
  });

  it.each(NAMED)('as an operand of %s', async (operator) => {
    const pipeline = [{ $set: { x: { [operator]: wings } } }];
    expect(await codeOf({ aggregate: 'c', pipeline, cursor: {} })).not.toBe(0);
  });

  it('as an expression', async () => {
    const pipeline = [{ $set: { x: { $wings: wings } } }];
    expect(await codeOf({ aggregate: 'c', pipeline, cursor: {} })).toBe(168);
  });

  it('as a command', async () => {
    expect(await codeOf({ wings: 1 })).toBe(59);
  });
});
