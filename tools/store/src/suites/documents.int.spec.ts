import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Binary,
  type Collection,
  Decimal128,
  type Document,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
  UUID,
} from 'mongodb';
import { type Served, serve } from '../testing/served.js';

let served: Served;
let things: Collection<{ _id: number | string } & Record<string, unknown>>;

beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());
beforeEach(async () => {
  things = served.db.collection('things');
  await things.deleteMany({});
});

const ids = async (filter: Document, sort: Document = { _id: 1 }): Promise<unknown[]> =>
  (await things.find(filter).sort(sort).toArray()).map(({ _id }) => _id);

/** A document with its fields in this order, which an object literal does not keep for numeric names. */
const inOrder = (fields: [string, unknown][]): { _id: number } & Record<string, unknown> =>
  new Map(fields) as unknown as { _id: number } & Record<string, unknown>;

describe('documents', () => {
  it('come back with the types they were stored with', async () => {
    const stored = {
      _id: 'types',
      int: new Int32(5),
      double: new Double(5),
      fraction: 5.5,
      long: Long.fromString('9007199254740993'),
      decimal: Decimal128.fromString('0.10'),
      date: new Date(12345),
      binary: new Binary(Buffer.from([1, 2, 3])),
      uuid: new UUID('0198c1f2-0000-7000-8000-000000000001'),
      object: new ObjectId('0123456789abcdef01234567'),
      time: new Timestamp({ t: 5, i: 6 }),
      nothing: null,
      2: 'numeric names keep their place',
    };
    await things.insertOne(stored);
    const found = await things.findOne({ _id: 'types' }, { promoteValues: false, promoteLongs: false });
    expect(found).toMatchObject({
      int: stored.int,
      double: stored.double,
      decimal: stored.decimal,
      uuid: stored.uuid.toBinary(),
    });
    expect(String(found?.['long'])).toBe('9007199254740993');
    expect(found?.['time']).toEqual(stored.time);
  });

  it('keep the order of their fields, numeric names too', async () => {
    await things.insertOne(
      inOrder([
        ['_id', 1],
        ['b', 1],
        ['10', 2],
        ['a', 3],
        ['2', 4],
      ]),
    );
    await things.updateOne({ _id: 1 }, { $set: { c: 5 } });
    const raw = await things.findOne({ _id: 1 }, { raw: true });
    const text = Buffer.from(raw as unknown as Uint8Array).toString('latin1');
    expect(['b', '10', 'a', '2', 'c'].map((name) => text.indexOf(`\x10${name}\0`))).toEqual(
      ['b', '10', 'a', '2', 'c'].map((name) => text.indexOf(`\x10${name}\0`)).toSorted((a, b) => a - b),
    );
  });

  it('are refused above 16 MB', async () => {
    await expect(things.insertOne({ _id: 1, text: 'x'.repeat(17_000_000) })).rejects.toThrow();
    expect(await things.countDocuments()).toBe(0);
  });
});

describe('numbers of different types', () => {
  beforeEach(async () => {
    await things.insertMany([
      { _id: 'int', n: new Int32(5) },
      { _id: 'long', n: Long.fromNumber(5) },
      { _id: 'double', n: new Double(5) },
      { _id: 'decimal', n: Decimal128.fromString('5.0') },
      { _id: 'big', n: Long.fromString('9007199254740993') },
    ]);
  });

  it('are equal when their values are', async () => {
    expect(await ids({ n: 5 })).toEqual(['decimal', 'double', 'int', 'long']);
    await things.createIndex({ n: 1 });
    expect(await ids({ n: Decimal128.fromString('5') })).toEqual(['decimal', 'double', 'int', 'long']);
  });

  it('compare exactly beyond what a double can tell', async () => {
    expect(await ids({ n: { $gt: Long.fromString('9007199254740992') } })).toEqual(['big']);
    expect(await ids({ n: { $gt: Decimal128.fromString('4.9999999999999999999') } })).toEqual([
      'big',
      'decimal',
      'double',
      'int',
      'long',
    ]);
    await things.createIndex({ n: 1 });
    expect(await ids({ n: { $gte: Long.fromString('9007199254740993') } })).toEqual(['big']);
    expect(await ids({ n: { $lt: Decimal128.fromString('5.0000000000000000001') } })).toEqual([
      'decimal',
      'double',
      'int',
      'long',
    ]);
  });

  it.each(['int', 'long', 'double', 'decimal'])('are told apart by $type: %s', async (type) => {
    expect(await ids({ n: { $type: type }, _id: { $ne: 'big' } })).toEqual([type]);
  });
});

describe('the order of values', () => {
  const ORDER = [
    new MinKey(),
    null,
    Number.NaN,
    -Infinity,
    -1.5,
    0,
    Long.fromNumber(1),
    Decimal128.fromString('1.5'),
    'A',
    'a',
    'é',
    '\uffee',
    '😀',
    { a: 1 },
    { a: 2 },
    { b: 1 },
    new Binary(Buffer.from([1])),
    new ObjectId('000000000000000000000001'),
    false,
    true,
    new Date(-1),
    new Date(1),
    new Timestamp({ t: 1, i: 1 }),
    /a/,
    new MaxKey(),
  ];

  it.each([false, true])('goes across types as MongoDB has it, with an index: %s', async (indexed) => {
    if (indexed) await things.createIndex({ v: 1 });
    await things.insertMany(
      ORDER.map((v, _id) => ({ _id, v })).toSorted((a, b) => ((a._id * 7) % 11) - ((b._id * 7) % 11)),
    );
    expect(await ids({}, { v: 1 })).toEqual(ORDER.map((_, at) => at));
    expect(await ids({}, { v: -1 })).toEqual(ORDER.map((_, at) => at).toReversed());
    await things.dropIndexes();
  });
});
