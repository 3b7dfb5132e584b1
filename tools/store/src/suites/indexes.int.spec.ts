import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Collection, Document } from 'mongodb';
import { type Served, serve } from '../testing/served.js';

let served: Served;
let things: Collection;

beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());
beforeEach(async () => {
  things = served.db.collection('things');
  await things.drop().catch(() => undefined);
});

const stages = (plan: Document | undefined): Document[] => {
  if (!plan) return [];
  const inputs = [
    ...((plan['inputStages'] as Document[] | undefined) ?? []),
    plan['inputStage'] as Document | undefined,
  ];
  return [plan, ...inputs.flatMap(stages)];
};

/** The stages of the winning plan, and the indexes it uses. */
const planOf = async (
  filter: Document,
  sort: Document = {},
): Promise<{ names: unknown[]; indexes: unknown[]; examined: unknown }> => {
  const explained = await things.find(filter).sort(sort).explain('executionStats');
  const found = stages((explained['queryPlanner'] as Document)['winningPlan'] as Document);
  return {
    names: found.map((stage) => stage['stage'] as unknown),
    indexes: found.flatMap((stage) =>
      stage['indexName'] === undefined ? [] : [stage['indexName'] as unknown],
    ),
    examined: (explained['executionStats'] as Document)['totalDocsExamined'] as unknown,
  };
};

describe('unique indexes', () => {
  it('refuse a duplicate with its key', async () => {
    await things.createIndex({ 'person.number': 1, unit: -1 }, { unique: true }, {});
    await things.insertOne({ person: { number: 'P1' }, unit: 1 });
    await expect(things.insertOne({ person: { number: 'P1' }, unit: 1 })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { 'person.number': 1, unit: -1 },
      keyValue: { 'person.number': 'P1', unit: 1 },
    });
  });

  it('let exactly one of many writers win', async () => {
    await things.createIndex({ seq: 1 }, { unique: true }, {});
    const tries = await Promise.allSettled(
      Array.from({ length: 30 }, (_, writer) => things.insertOne({ seq: 1, writer })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await things.countDocuments()).toBe(1);
  });

  it('count a missing field as null, unless they are sparse', async () => {
    await things.createIndex({ a: 1 }, { unique: true }, {});
    await things.createIndex({ b: 1 }, { unique: true, sparse: true }, {});
    await things.insertOne({ a: 1 });
    await things.insertOne({ a: 2 });
    await things.insertOne({ b: 1 });
    await expect(things.insertOne({ b: 2 })).rejects.toMatchObject({ code: 11000, keyPattern: { a: 1 } });
  });

  it('watch only what fits a partial filter', async () => {
    await things.createIndex({ room: 1 }, { unique: true, partialFilterExpression: { state: 'open' } }, {});
    await things.insertMany([
      { room: 1, state: 'open' },
      { room: 1, state: 'closed' },
      { room: 1, state: 'closed' },
    ]);
    await expect(things.updateMany({ state: 'closed' }, { $set: { state: 'open' } })).rejects.toMatchObject({
      code: 11000,
    });
  });

  it('cannot be made where there are duplicates', async () => {
    await things.insertMany([{ a: 1 }, { a: 1 }]);
    await expect(things.createIndex({ a: 1 }, { unique: true }, {})).rejects.toMatchObject({ code: 11000 });
    expect(await things.indexes()).toHaveLength(1);
  });

  it('watch each element of an array', async () => {
    await things.createIndex({ tags: 1 }, { unique: true }, {});
    await things.insertOne({ tags: ['a', 'b', 'a'] });
    await expect(things.insertOne({ tags: ['c', 'b'] })).rejects.toMatchObject({
      code: 11000,
      keyValue: { tags: 'b' },
    });
  });
});

describe('indexes', () => {
  beforeEach(async () => {
    await things.insertMany(
      Array.from({ length: 200 }, (_, n) => ({
        _id: n as never,
        conversation: n % 10,
        seq: n,
        tags: [n % 3, n % 5],
        text: `text ${n}`,
      })),
    );
    await things.createIndex({ conversation: 1, seq: -1 });
    await things.createIndex({ tags: 1 });
    await things.createIndex({ text: 1 });
  });

  it.each<[string, Document, Document, string, number]>([
    ['equality', { conversation: 3, seq: 13 }, {}, 'conversation_1_seq_-1', 1],
    ['a prefix', { conversation: 3 }, {}, 'conversation_1_seq_-1', 20],
    ['a range', { conversation: 3, seq: { $gt: 100, $lte: 150 } }, {}, 'conversation_1_seq_-1', 5],
    ['an order', { conversation: 3 }, { seq: 1 }, 'conversation_1_seq_-1', 20],
    ['many values', { text: { $in: ['text 1', 'text 7'] } }, {}, 'text_1', 2],
    ['an anchored pattern', { text: /^text 15/ }, {}, 'text_1', 11],
    ['an element', { tags: 4 }, {}, 'tags_1', 40],
  ])('find %s without looking at the rest', async (_name, filter, sort, index, count) => {
    const plan = await planOf(filter, sort);
    expect(plan).toMatchObject({ indexes: [index], examined: count });
    expect(plan.names).not.toContain('SORT');
    expect(await things.countDocuments(filter)).toBe(count);
  });

  it('are not used where they cannot help', async () => {
    expect((await planOf({ seq: 4 })).names).toContain('COLLSCAN');
  });

  it('find by each branch of an $or', async () => {
    expect((await planOf({ $or: [{ text: 'text 1' }, { conversation: 2, seq: 2 }] })).examined).toBe(2);
  });

  it('do not bound an array by both ends of a range', async () => {
    await things.insertOne({ _id: 1000 as never, tags: [-10, 10] });
    expect(await things.countDocuments({ tags: { $gt: 5, $lt: 0 } })).toBe(1);
  });

  it('are named, listed and dropped', async () => {
    expect((await things.indexes()).map(({ name }) => name)).toEqual([
      '_id_',
      'conversation_1_seq_-1',
      'tags_1',
      'text_1',
    ]);
    await things.dropIndex('tags_1');
    await expect(things.dropIndex('tags_1')).rejects.toMatchObject({ codeName: 'IndexNotFound' });
    await expect(things.createIndex({ text: 1 }, { unique: true }, {})).rejects.toMatchObject({ code: 86 });
  });

  it('refuse two arrays in one key', async () => {
    await things.createIndex({ a: 1, b: 1 });
    await expect(things.insertOne({ a: [1, 2], b: [1, 2] })).rejects.toMatchObject({ code: 171 });
  });
});

describe('a clustered collection', () => {
  it('keeps its documents in the order of their _ids and lists its index', async () => {
    await served.db.dropCollection('clustered').catch(() => undefined);
    const clustered = await served.db.createCollection<{ _id: number }>('clustered', {
      clusteredIndex: { key: { _id: 1 }, unique: true, name: 'by id' },
    });
    await clustered.insertMany([{ _id: 3 }, { _id: 1 }, { _id: 2 }]);
    expect(await clustered.find().toArray()).toEqual([{ _id: 1 }, { _id: 2 }, { _id: 3 }]);
    expect(await clustered.find().sort({ $natural: -1 }).toArray()).toEqual([
      { _id: 3 },
      { _id: 2 },
      { _id: 1 },
    ]);
    await expect(clustered.insertOne({ _id: 3 })).rejects.toMatchObject({ code: 11000 });
    expect(await clustered.indexes()).toMatchObject([
      { key: { _id: 1 }, name: 'by id', unique: true, clustered: true },
    ]);
  });

  it.each([
    [{ key: { a: 1 }, unique: true }, 197],
    [{ key: { _id: 1 }, unique: false }, 5979700],
    [{ key: { _id: 1 }, unique: true, wings: 2 }, 40415],
  ])('cannot be made by %j', async (clusteredIndex, code) => {
    await expect(served.db.command({ create: 'other', clusteredIndex })).rejects.toMatchObject({ code });
  });
});
