import { double } from './values.js';

/** What the pipelines read; a second collection, `towns`, is looked up. */
export const SOLD = [
  { _id: 1, town: 'Gävle', kind: 'a', sum: 10, tags: ['x', 'y'], boss: null, day: new Date('2026-03-01') },
  { _id: 2, town: 'Gävle', kind: 'b', sum: 20, tags: [], boss: 1, day: new Date('2026-03-02') },
  { _id: 3, town: 'Luleå', kind: 'a', sum: 30, tags: ['x'], boss: 2, day: new Date('2026-03-04') },
];
export const TOWNS = [
  { _id: 'Gävle', county: 'X' },
  { _id: 'Luleå', county: 'BD' },
];

/** A pipeline on the sales and what comes of it. */
export type StageRow = readonly [pipeline: readonly Record<string, unknown>[], result: readonly unknown[]];

const only = { $match: { _id: 1 } };
const sums = { $project: { sum: 1 } };

const ONE_BY_ONE: readonly StageRow[] = [
  [
    [{ $match: { sum: { $gt: 10 } } }, sums],
    [
      { _id: 2, sum: 20 },
      { _id: 3, sum: 30 },
    ],
  ],
  [[{ $sort: { sum: -1 } }, { $skip: 1 }, { $limit: 1 }, sums], [{ _id: 2, sum: 20 }]],
  [[only, { $addFields: { 'a.b': '$sum' } }, { $project: { a: 1, _id: 0 } }], [{ a: { b: 10 } }]],
  [[only, { $set: { sum: { $add: ['$sum', 1] } } }, sums], [{ _id: 1, sum: 11 }]],
  [[only, { $unset: ['tags', 'day', 'boss', 'kind'] }], [{ _id: 1, town: 'Gävle', sum: 10 }]],
  [[only, { $replaceRoot: { newRoot: { s: '$sum' } } }], [{ s: 10 }]],
  [[only, { $replaceWith: { s: '$sum' } }], [{ s: 10 }]],
  [
    [{ $unwind: '$tags' }, { $project: { tags: 1 } }],
    [
      { _id: 1, tags: 'x' },
      { _id: 1, tags: 'y' },
      { _id: 3, tags: 'x' },
    ],
  ],
  [
    [
      { $unwind: { path: '$tags', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true } },
      { $match: { _id: 2 } },
      { $project: { tags: 1, at: 1 } },
    ],
    [{ _id: 2, at: null }],
  ],
  [[{ $redact: { $cond: [{ $eq: ['$kind', 'b'] }, '$$KEEP', '$$PRUNE'] } }, sums], [{ _id: 2, sum: 20 }]],
  [[{ $sample: { size: 5 } }, { $count: 'all' }], [{ all: 3 }]],
];

const TOGETHER: readonly StageRow[] = [
  [
    [{ $group: { _id: '$town', sum: { $sum: '$sum' }, mean: { $avg: '$sum' } } }, { $sort: { _id: 1 } }],
    [
      { _id: 'Gävle', sum: 30, mean: double(15) },
      { _id: 'Luleå', sum: 30, mean: double(30) },
    ],
  ],
  [
    [{ $sortByCount: '$kind' }],
    [
      { _id: 'a', count: 2 },
      { _id: 'b', count: 1 },
    ],
  ],
  [
    [{ $bucket: { groupBy: '$sum', boundaries: [0, 15, 25], default: 'more', output: { n: { $sum: 1 } } } }],
    [
      { _id: 0, n: 1 },
      { _id: 15, n: 1 },
      { _id: 'more', n: 1 },
    ],
  ],
  [
    [{ $bucketAuto: { groupBy: '$sum', buckets: 2 } }],
    [
      { _id: { min: 10, max: 30 }, count: 2 },
      { _id: { min: 30, max: 30 }, count: 1 },
    ],
  ],
  [
    [{ $facet: { all: [{ $count: 'n' }], big: [{ $match: { sum: 30 } }, sums] } }],
    [{ all: [{ n: 3 }], big: [{ _id: 3, sum: 30 }] }],
  ],
  [
    [
      only,
      { $lookup: { from: 'towns', localField: 'town', foreignField: '_id', as: 't' } },
      { $project: { t: 1 } },
    ],
    [{ _id: 1, t: [{ _id: 'Gävle', county: 'X' }] }],
  ],
  [
    [
      only,
      {
        $lookup: {
          from: 'towns',
          let: { town: '$town' },
          pipeline: [{ $match: { $expr: { $ne: ['$_id', '$$town'] } } }, { $project: { county: 1, _id: 0 } }],
          as: 'others',
        },
      },
      { $project: { others: 1 } },
    ],
    [{ _id: 1, others: [{ county: 'BD' }] }],
  ],
  [
    [
      { $match: { _id: 3 } },
      {
        $graphLookup: {
          from: 'sold',
          startWith: '$boss',
          connectFromField: 'boss',
          connectToField: '_id',
          as: 'up',
        },
      },
      { $project: { up: { $sortArray: { input: '$up._id', sortBy: 1 } } } },
    ],
    [{ _id: 3, up: [1, 2] }],
  ],
  [
    [only, sums, { $unionWith: { coll: 'towns', pipeline: [{ $match: { county: 'BD' } }] } }],
    [
      { _id: 1, sum: 10 },
      { _id: 'Luleå', county: 'BD' },
    ],
  ],
];

const SERIES: readonly StageRow[] = [
  [
    [
      { $densify: { field: 'day', range: { step: 1, unit: 'day', bounds: 'full' } } },
      { $fill: { sortBy: { day: 1 }, output: { sum: { method: 'linear' }, town: { method: 'locf' } } } },
      { $project: { _id: 0, sum: 1, town: 1 } },
    ],
    [
      { town: 'Gävle', sum: 10 },
      { town: 'Gävle', sum: 20 },
      { sum: double(25), town: 'Gävle' },
      { town: 'Luleå', sum: 30 },
    ],
  ],
  [
    [
      {
        $setWindowFields: {
          partitionBy: '$town',
          sortBy: { sum: 1 },
          output: { running: { $sum: '$sum', window: { documents: ['unbounded', 'current'] } } },
        },
      },
      { $project: { running: 1 } },
    ],
    [
      { _id: 1, running: 10 },
      { _id: 2, running: 30 },
      { _id: 3, running: 30 },
    ],
  ],
];

/** At least one row for every stage the README lists but those that begin a pipeline, write, or tell of the server. */
export const STAGE_ROWS: readonly StageRow[] = [...ONE_BY_ONE, ...TOGETHER, ...SERIES];

/** An accumulator in `$group` over all sales in the order of their ids, and its value. */
export const ACCUMULATOR_ROWS: readonly (readonly [unknown, unknown])[] = [
  [{ $sum: '$sum' }, 60],
  [{ $avg: '$sum' }, double(20)],
  [{ $count: {} }, 3],
  [{ $first: '$sum' }, 10],
  [{ $last: '$sum' }, 30],
  [{ $max: '$sum' }, 30],
  [{ $min: '$sum' }, 10],
  [{ $push: '$kind' }, ['a', 'b', 'a']],
  [{ $firstN: { input: '$sum', n: 2 } }, [10, 20]],
  [{ $lastN: { input: '$sum', n: 2 } }, [20, 30]],
  [{ $maxN: { input: '$sum', n: 2 } }, [30, 20]],
  [{ $minN: { input: '$sum', n: 2 } }, [10, 20]],
  [{ $top: { output: '$_id', sortBy: { sum: -1 } } }, 3],
  [{ $topN: { output: '$_id', sortBy: { sum: -1 }, n: 2 } }, [3, 2]],
  [{ $bottom: { output: '$_id', sortBy: { sum: -1 } } }, 1],
  [{ $bottomN: { output: '$_id', sortBy: { sum: -1 }, n: 2 } }, [2, 1]],
  [{ $mergeObjects: { k: '$kind', s: '$sum' } }, { k: 'a', s: 30 }],
  [{ $addToSet: '$town.none' }, []],
  [{ $stdDevPop: { $subtract: ['$sum', '$sum'] } }, double(0)],
  [{ $stdDevSamp: '$sum' }, double(10)],
  [{ $median: { input: '$sum', method: 'approximate' } }, double(20)],
  [{ $percentile: { input: '$sum', p: [1], method: 'approximate' } }, [double(30)]],
];

/** A window function over all sales in the order of their sums, and its values in that order. */
export const WINDOW_ROWS: readonly (readonly [unknown, readonly unknown[]])[] = [
  [{ $rank: {} }, [1, 2, 3]],
  [{ $denseRank: {} }, [1, 2, 3]],
  [{ $documentNumber: {} }, [1, 2, 3]],
  [{ $shift: { output: '$sum', by: 1, default: 0 } }, [20, 30, 0]],
  [{ $locf: '$boss' }, [null, 1, 2]],
  [{ $linearFill: '$boss' }, [null, 1, 2]],
  [{ $expMovingAvg: { input: '$sum', N: 3 } }, [10, double(15), double(22.5)]],
  [{ $derivative: { input: '$_id' }, window: { documents: [-1, 0] } }, [null, 0.1, 0.1]],
  [
    { $integral: { input: '$_id' }, window: { documents: ['unbounded', 'current'] } },
    [double(0), double(15), double(40)],
  ],
  [
    { $covariancePop: ['$sum', '$_id'], window: { documents: ['unbounded', 'unbounded'] } },
    [20 / 3, 20 / 3, 20 / 3],
  ],
  [
    { $covarianceSamp: ['$sum', '$_id'], window: { documents: ['unbounded', 'unbounded'] } },
    [double(10), double(10), double(10)],
  ],
];
