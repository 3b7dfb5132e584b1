import { Binary, Decimal128, ObjectId, Timestamp } from 'bson';
import { double, long } from './values.js';

const date = new Date('2026-03-29T10:20:30.456Z');
const id = new ObjectId('65a1b2c3d4e5f60718293a4b');

/** What the expressions look at. */
export const SUBJECT = {
  _id: 1,
  n: 5,
  half: -2.5,
  text: 'Åsa åker',
  list: [3, 1, 2],
  pairs: { a: 1, b: 2 },
  people: [
    { name: 'B', age: 30 },
    { name: 'A', age: 40 },
  ],
  date,
  yes: true,
  nothing: null,
  stamp: new Timestamp({ t: 100, i: 7 }),
};

/** An expression and its value, as MongoDB's manual defines it. */
export type ExpressionRow = readonly [expression: unknown, value: unknown];

const ARITHMETIC: readonly ExpressionRow[] = [
  [{ $abs: '$half' }, 2.5],
  [{ $abs: -3 }, 3],
  [{ $add: ['$n', 2] }, 7],
  [{ $add: ['$n', 0.5] }, 5.5],
  [{ $add: ['$date', 1000] }, new Date('2026-03-29T10:20:31.456Z')],
  [{ $add: ['$n', '$nothing'] }, null],
  [{ $add: [2147483647, 1] }, long(2147483648)],
  [{ $ceil: '$half' }, double(-2)],
  [{ $divide: [10, 4] }, 2.5],
  [{ $divide: [10, 5] }, double(2)],
  [{ $exp: 0 }, double(1)],
  [{ $floor: '$half' }, double(-3)],
  [{ $ln: 1 }, double(0)],
  [{ $log: [8, 2] }, double(3)],
  [{ $log10: 1000 }, double(3)],
  [{ $mod: [-7, 3] }, -1],
  [{ $multiply: ['$n', 3] }, 15],
  [{ $multiply: ['$n', new Decimal128('0.1')] }, new Decimal128('0.5')],
  [{ $pow: [2, 10] }, 1024],
  [{ $pow: [2, -1] }, 0.5],
  [{ $round: [2.5] }, double(2)],
  [{ $round: [3.5] }, double(4)],
  [{ $round: [1234, -2] }, 1200],
  [{ $sqrt: 16 }, double(4)],
  [{ $subtract: ['$n', 7] }, -2],
  [{ $subtract: ['$date', new Date('2026-03-29T10:20:30.000Z')] }, long(456)],
  [{ $trunc: '$half' }, double(-2)],
  [{ $trunc: [1.987, 1] }, 1.9],
  [{ $bitAnd: [12, 10] }, 8],
  [{ $bitOr: [12, 10] }, 14],
  [{ $bitXor: [12, 10] }, 6],
  [{ $bitNot: 5 }, -6],
  [{ $lt: [{ $rand: {} }, 1] }, true],
];

const TRIGONOMETRY: readonly ExpressionRow[] = [
  [{ $acos: 1 }, double(0)],
  [{ $acosh: 1 }, double(0)],
  [{ $asin: 0 }, double(0)],
  [{ $asinh: 0 }, double(0)],
  [{ $atan: 0 }, double(0)],
  [{ $atan2: [0, 1] }, double(0)],
  [{ $atanh: 0 }, double(0)],
  [{ $cos: 0 }, double(1)],
  [{ $cosh: 0 }, double(1)],
  [{ $sin: 0 }, double(0)],
  [{ $sinh: 0 }, double(0)],
  [{ $tan: 0 }, double(0)],
  [{ $tanh: 0 }, double(0)],
  [{ $round: [{ $degreesToRadians: 180 }, 5] }, 3.14159],
  [{ $round: [{ $radiansToDegrees: Math.PI }, 5] }, double(180)],
];

const LOGIC: readonly ExpressionRow[] = [
  [{ $and: ['$yes', '$n'] }, true],
  [{ $and: [] }, true],
  [{ $or: ['$nothing', 0] }, false],
  [{ $not: ['$nothing'] }, true],
  [{ $cmp: ['$n', 7] }, -1],
  [{ $cmp: ['a', 5] }, 1],
  [{ $eq: ['$n', long(5)] }, true],
  [{ $gt: ['$n', 4] }, true],
  [{ $gte: ['$n', 5.0] }, true],
  [{ $lt: ['$nothing', 0] }, true],
  [{ $lte: ['$n', 4] }, false],
  [{ $ne: ['$n', '5'] }, true],
  [{ $cond: [{ $gt: ['$n', 4] }, 'more', 'less'] }, 'more'],
  [{ $cond: { if: '$nothing', then: 1, else: 2 } }, 2],
  [{ $ifNull: ['$nothing', '$missing', 'else'] }, 'else'],
  [
    {
      $switch: {
        branches: [
          { case: { $eq: ['$n', 4] }, then: 'four' },
          { case: { $eq: ['$n', 5] }, then: 'five' },
        ],
        default: 'other',
      },
    },
    'five',
  ],
  [{ $let: { vars: { twice: { $multiply: ['$n', 2] } }, in: { $add: ['$$twice', 1] } } }, 11],
  [{ $literal: '$n' }, '$n'],
  [{ $const: { $add: [1, 2] } }, { $add: [1, 2] }],
];

const TEXT: readonly ExpressionRow[] = [
  [{ $concat: ['$text', '!'] }, 'Åsa åker!'],
  [{ $concat: ['$text', '$nothing'] }, null],
  [{ $indexOfBytes: ['$text', 's'] }, 2],
  [{ $indexOfCP: ['$text', 's'] }, 1],
  [{ $indexOfCP: ['$text', 'x'] }, -1],
  [{ $strLenBytes: '$text' }, 10],
  [{ $strLenCP: '$text' }, 8],
  [{ $strcasecmp: ['ab', 'AC'] }, -1],
  [{ $substr: ['abcdef', 1, 3] }, 'bcd'],
  [{ $substrBytes: ['$text', 0, 2] }, 'Å'],
  [{ $substrCP: ['$text', 4, 2] }, 'åk'],
  [{ $toLower: 'ABC' }, 'abc'],
  [{ $toUpper: 'abc' }, 'ABC'],
  [{ $trim: { input: '  a ' } }, 'a'],
  [{ $ltrim: { input: 'xxa', chars: 'x' } }, 'a'],
  [{ $rtrim: { input: 'a  ' } }, 'a'],
  [{ $split: ['a-b-c', '-'] }, ['a', 'b', 'c']],
  [{ $replaceOne: { input: 'aa', find: 'a', replacement: 'b' } }, 'ba'],
  [{ $replaceAll: { input: 'aa', find: 'a', replacement: 'b' } }, 'bb'],
  [{ $regexMatch: { input: '$text', regex: '^ås', options: 'i' } }, true],
  [{ $regexFind: { input: 'ab12', regex: '([a-z])(\\d)' } }, { match: 'b1', idx: 1, captures: ['b', '1'] }],
  [
    { $regexFindAll: { input: 'a1a2', regex: 'a\\d' } },
    [
      { match: 'a1', idx: 0, captures: [] },
      { match: 'a2', idx: 2, captures: [] },
    ],
  ],
];

const LISTS: readonly ExpressionRow[] = [
  [{ $arrayElemAt: ['$list', -1] }, 2],
  [{ $first: '$list' }, 3],
  [{ $last: '$list' }, 2],
  [{ $firstN: { n: 2, input: '$list' } }, [3, 1]],
  [{ $lastN: { n: 2, input: '$list' } }, [1, 2]],
  [{ $maxN: { n: 2, input: '$list' } }, [3, 2]],
  [{ $minN: { n: 2, input: '$list' } }, [1, 2]],
  [{ $concatArrays: ['$list', [4]] }, [3, 1, 2, 4]],
  [{ $filter: { input: '$list', as: 'x', cond: { $gt: ['$$x', 1] } } }, [3, 2]],
  [{ $filter: { input: '$list', cond: { $gt: ['$$this', 1] }, limit: 1 } }, [3]],
  [{ $in: [2, '$list'] }, true],
  [{ $indexOfArray: ['$list', 2] }, 2],
  [{ $isArray: ['$list'] }, true],
  [{ $map: { input: '$list', as: 'x', in: { $multiply: ['$$x', 10] } } }, [30, 10, 20]],
  [{ $range: [0, 6, 2] }, [0, 2, 4]],
  [{ $reduce: { input: '$list', initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 6],
  [{ $reverseArray: '$list' }, [2, 1, 3]],
  [{ $size: '$list' }, 3],
  [{ $slice: ['$list', -2] }, [1, 2]],
  [{ $slice: ['$list', 1, 1] }, [1]],
  [{ $sortArray: { input: '$list', sortBy: 1 } }, [1, 2, 3]],
  [{ $sortArray: { input: '$people.age', sortBy: -1 } }, [40, 30]],
  [
    { $zip: { inputs: ['$list', ['a']], useLongestLength: true, defaults: [0, '-'] } },
    [
      [3, 'a'],
      [1, '-'],
      [2, '-'],
    ],
  ],
  [{ $allElementsTrue: [[true, 1]] }, true],
  [{ $anyElementTrue: [[0, null]] }, false],
  [{ $setEquals: ['$list', [1, 2, 3, 3]] }, true],
  [{ $setIsSubset: [[1], '$list'] }, true],
  [{ $sortArray: { input: { $setUnion: ['$list', [4]] }, sortBy: 1 } }, [1, 2, 3, 4]],
  [{ $sortArray: { input: { $setIntersection: ['$list', [1, 3]] }, sortBy: 1 } }, [1, 3]],
  [{ $sortArray: { input: { $setDifference: ['$list', [1]] }, sortBy: 1 } }, [2, 3]],
];

const OBJECTS: readonly ExpressionRow[] = [
  [
    {
      $arrayToObject: [
        [
          ['a', 1],
          ['b', 2],
        ],
      ],
    },
    { a: 1, b: 2 },
  ],
  [
    { $objectToArray: '$pairs' },
    [
      { k: 'a', v: 1 },
      { k: 'b', v: 2 },
    ],
  ],
  [{ $mergeObjects: ['$pairs', { b: 3 }] }, { a: 1, b: 3 }],
  [{ $getField: { field: 'b', input: '$pairs' } }, 2],
  [{ $setField: { field: 'c.d', input: '$pairs', value: 4 } }, { a: 1, b: 2, 'c.d': 4 }],
  [{ $unsetField: { field: 'a', input: '$pairs' } }, { b: 2 }],
  [{ $bsonSize: { a: 1 } }, 12],
  [{ $binarySize: new Binary(Buffer.from('abcd')) }, 4],
  [{ $binarySize: '$text' }, 10],
];

const TYPES: readonly ExpressionRow[] = [
  [{ $type: '$half' }, 'double'],
  [{ $type: '$missing' }, 'missing'],
  [{ $isNumber: '$text' }, false],
  [{ $convert: { input: '12', to: 'int' } }, 12],
  [{ $convert: { input: 'x', to: 'int', onError: 'no' } }, 'no'],
  [{ $convert: { input: '$nothing', to: 'int', onNull: 0 } }, 0],
  [{ $toBool: 'false' }, true],
  [{ $toDate: '2026-03-29T10:20:30.456Z' }, date],
  [{ $toDecimal: '1.5' }, new Decimal128('1.5')],
  [{ $toDouble: '2' }, double(2)],
  [{ $toInt: 2.9 }, 2],
  [{ $toLong: '2' }, long(2)],
  [{ $toObjectId: id.toHexString() }, id],
  [{ $toString: '$date' }, '2026-03-29T10:20:30.456Z'],
  [{ $toString: id }, id.toHexString()],
  [{ $tsSecond: '$stamp' }, long(100)],
  [{ $tsIncrement: '$stamp' }, long(7)],
];

/** The day on which summer time begins in Sweden. */
const DATES: readonly ExpressionRow[] = [
  [{ $year: '$date' }, 2026],
  [{ $month: '$date' }, 3],
  [{ $dayOfMonth: '$date' }, 29],
  [{ $dayOfWeek: '$date' }, 1],
  [{ $dayOfYear: '$date' }, 88],
  [{ $isoDayOfWeek: '$date' }, 7],
  [{ $isoWeek: '$date' }, 13],
  [{ $isoWeekYear: '$date' }, long(2026)],
  [{ $week: '$date' }, 13],
  [{ $hour: { date: '$date', timezone: 'Europe/Stockholm' } }, 12],
  [{ $minute: '$date' }, 20],
  [{ $second: '$date' }, 30],
  [{ $millisecond: '$date' }, 456],
  [
    {
      $dateAdd: {
        startDate: new Date('2026-03-28T10:00:00Z'),
        unit: 'day',
        amount: 1,
        timezone: 'Europe/Stockholm',
      },
    },
    new Date('2026-03-29T09:00:00Z'),
  ],
  [{ $dateSubtract: { startDate: '$date', unit: 'month', amount: 1 } }, new Date('2026-02-28T10:20:30.456Z')],
  [{ $dateDiff: { startDate: new Date('2026-03-27T23:00:00Z'), endDate: '$date', unit: 'day' } }, long(2)],
  [{ $dateFromParts: { year: 2026, month: 3, day: 29, hour: 10 } }, new Date('2026-03-29T10:00:00Z')],
  [{ $dateFromString: { dateString: '29/03/2026', format: '%d/%m/%Y' } }, new Date('2026-03-29T00:00:00Z')],
  [
    { $dateToParts: { date: '$date' } },
    { year: 2026, month: 3, day: 29, hour: 10, minute: 20, second: 30, millisecond: 456 },
  ],
  [
    { $dateToString: { date: '$date', format: '%Y-%m-%d %H:%M', timezone: 'Europe/Stockholm' } },
    '2026-03-29 12:20',
  ],
  [
    { $dateTrunc: { date: '$date', unit: 'day', timezone: 'Europe/Stockholm' } },
    new Date('2026-03-28T23:00:00Z'),
  ],
];

const STATISTICS: readonly ExpressionRow[] = [
  [{ $avg: '$list' }, double(2)],
  [{ $sum: '$list' }, 6],
  [{ $max: '$list' }, 3],
  [{ $min: ['$n', 2, '$nothing'] }, 2],
  [{ $stdDevPop: [1, 3] }, double(1)],
  [{ $round: [{ $stdDevSamp: [1, 3] }, 3] }, 1.414],
  [{ $median: { input: '$list', method: 'approximate' } }, double(2)],
  [{ $percentile: { input: '$list', p: [0.5, 1], method: 'approximate' } }, [double(2), double(3)]],
];

/** At least one row for every expression the README lists. */
export const EXPRESSION_ROWS: readonly ExpressionRow[] = [
  ...ARITHMETIC,
  ...TRIGONOMETRY,
  ...LOGIC,
  ...TEXT,
  ...LISTS,
  ...OBJECTS,
  ...TYPES,
  ...DATES,
  ...STATISTICS,
];
