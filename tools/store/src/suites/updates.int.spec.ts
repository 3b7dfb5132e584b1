import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Collection, Document } from 'mongodb';
import { type Served, serve } from '../testing/served.js';
import { UPDATE_ROWS } from './rows/updates.js';
import { AS_SENT, typed } from './rows/values.js';

let served: Served;
let things: Collection;

beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());
beforeEach(async () => {
  things = served.db.collection('things');
  await things.deleteMany({});
});

const stored = (filter: Document = { _id: 1 }): Promise<Document | null> =>
  things.findOne(filter, { ...AS_SENT, projection: { _id: 0 } });

describe('an update', () => {
  it.each(UPDATE_ROWS.map((row) => [JSON.stringify(row.update), JSON.stringify(row.before), row] as const))(
    'by %s changes %s as MongoDB does',
    async (_, __, { before, update, filter = { _id: 1 }, arrayFilters, after }) => {
      await things.insertOne({ _id: 1 as never, ...before });
      const result = await served.db.command({
        update: 'things',
        updates: [{ q: filter, u: update, ...(arrayFilters && { arrayFilters }) }],
      });
      expect(result).toMatchObject({ n: 1 });
      expect(typed(await stored())).toBe(typed(after));
    },
  );

  it('counts what it has found apart from what it has changed', async () => {
    await things.insertMany([{ a: 1 }, { a: 2 }, { a: 2 }]);
    expect(await things.updateMany({}, { $set: { a: 2 } })).toMatchObject({
      matchedCount: 3,
      modifiedCount: 1,
    });
    expect(await things.updateOne({ a: 2 }, { $inc: { a: 1 } })).toMatchObject({ modifiedCount: 1 });
    expect(await things.countDocuments({ a: 2 })).toBe(2);
  });

  it('writes the time of the server with $currentDate', async () => {
    await things.insertOne({ _id: 1 as never });
    const before = Date.now();
    await things.updateOne(
      { _id: 1 as never },
      { $currentDate: { at: { $type: 'date' }, stamp: { $type: 'timestamp' } } },
    );
    const found = await things.findOne({ _id: 1 as never });
    expect((found?.['at'] as Date).getTime()).toBeGreaterThanOrEqual(before - 1000);
    expect(found?.['stamp']).toMatchObject({ _bsontype: 'Timestamp' });
  });

  it('leaves the document alone when a later one of its operators is refused', async () => {
    await things.insertOne({ _id: 1 as never, a: 1, text: 'x' });
    const update = things.updateOne({ _id: 1 as never }, { $set: { a: 2 }, $inc: { text: 1 } });
    await expect(update).rejects.toMatchObject({ code: 14 });
    expect(await stored()).toMatchObject({ a: { value: 1 }, text: 'x' });
  });
});

describe('an upsert', () => {
  it('makes a document of the equalities of the filter, the update and $setOnInsert', async () => {
    const result = await things.updateOne(
      { _id: 7 as never, 'place.town': 'Gävle', $and: [{ kind: { $eq: 'x' } }], n: { $gt: 3 } },
      { $set: { a: 1 }, $setOnInsert: { fresh: true } },
      { upsert: true },
    );
    expect(result).toMatchObject({ matchedCount: 0, upsertedCount: 1, upsertedId: 7 });
    expect(typed(await stored({ _id: 7 }))).toBe(
      typed({ place: { town: 'Gävle' }, kind: 'x', a: 1, fresh: true }),
    );
  });

  it('of a document that is there is an update, without $setOnInsert', async () => {
    await things.insertOne({ _id: 1 as never, a: 1 });
    const update = { $set: { a: 2 }, $setOnInsert: { fresh: true } };
    expect(await things.updateOne({ _id: 1 as never }, update, { upsert: true })).toMatchObject({
      matchedCount: 1,
      upsertedCount: 0,
    });
    expect(typed(await stored())).toBe(typed({ a: 2 }));
  });

  it('replaces or makes the whole document, with an id of its own when none is named', async () => {
    const { upsertedId } = await things.replaceOne({ a: 1 }, { b: 2 }, { upsert: true });
    expect(upsertedId).toMatchObject({ _bsontype: 'ObjectId' });
    expect(typed(await stored({ _id: upsertedId }))).toBe(typed({ b: 2 }));
  });
});

describe('find and modify', () => {
  beforeEach(() => things.insertMany([{ _id: 1, a: 1 } as never, { _id: 2, a: 2 } as never]));

  it('answers what was there, or what is there now, as asked', async () => {
    const filter = { _id: 1 as never };
    expect(await things.findOneAndUpdate(filter, { $inc: { a: 5 } })).toMatchObject({ a: 1 });
    expect(
      await things.findOneAndUpdate(filter, { $inc: { a: 5 } }, { returnDocument: 'after' }),
    ).toMatchObject({ a: 11 });
  });

  it('takes the first in the order asked for, with the fields asked for', async () => {
    const options = { sort: { a: -1 }, projection: { _id: 1 } } as const;
    expect(await things.findOneAndUpdate({}, { $set: { taken: true } }, options)).toEqual({ _id: 2 });
  });

  it('replaces, removes, and answers null when nothing fits', async () => {
    expect(await things.findOneAndReplace({ _id: 1 as never }, { b: 1 })).toMatchObject({ a: 1 });
    expect(await things.findOneAndDelete({ b: 1 })).toEqual({ _id: 1, b: 1 });
    expect(await things.findOneAndDelete({ b: 1 })).toBeNull();
    expect(await things.countDocuments()).toBe(1);
  });

  it('makes the document that does not fit anything when told to', async () => {
    const made = await things.findOneAndUpdate(
      { _id: 9 as never },
      { $set: { a: 9 } },
      { upsert: true, returnDocument: 'after' },
    );
    expect(made).toEqual({ _id: 9, a: 9 });
  });
});

describe('many writes at once', () => {
  const writes = [
    { insertOne: { document: { _id: 1 as never, a: 1 } } },
    { insertOne: { document: { _id: 1 as never, a: 2 } } },
    { updateOne: { filter: { _id: 5 as never }, update: { $set: { a: 5 } }, upsert: true } },
    { deleteMany: { filter: { a: 5 } } },
    { replaceOne: { filter: { _id: 1 as never }, replacement: { b: 1 } } },
  ];

  it('in order stop at the first that is refused', async () => {
    await expect(things.bulkWrite(writes)).rejects.toMatchObject({
      code: 11000,
      result: { insertedCount: 1, upsertedCount: 0, deletedCount: 0 },
    });
    expect(await things.find().toArray()).toEqual([{ _id: 1, a: 1 }]);
  });

  it('without order go on, and say which one was refused and why', async () => {
    await expect(things.bulkWrite(writes, { ordered: false })).rejects.toMatchObject({
      writeErrors: [{ index: 1, err: { code: 11000 } }],
      result: { insertedCount: 1, upsertedCount: 1, deletedCount: 1, modifiedCount: 1 },
    });
    expect(await things.find().toArray()).toEqual([{ _id: 1, b: 1 }]);
  });
});
