import { type Collection, type Filter, MongoServerError } from 'mongodb';
import type { Item, Operation, Outcome, Question } from './model.js';

const filterOf = (where: Question): Filter<Item> => {
  switch (where.on) {
    case 'all':
      return {};
    case 'id':
      return { _id: where.id };
    case 'kind':
      return { kind: { $in: [...where.kinds] } };
    case 'n':
      return { n: { $gte: where.from, $lt: where.to } };
    case 'n missing':
      return { n: { $exists: false } };
    case 'tag':
      return { tags: where.tag };
    case 'kind and n':
      return { kind: where.kind, n: { $gt: where.from } };
  }
};

const orRefused = async (work: () => Promise<number>): Promise<Outcome> => {
  try {
    return { changed: await work() };
  } catch (error) {
    if (error instanceof MongoServerError && error.code === 11000) return { refused: true };
    throw error;
  }
};

/** The indexes that the model's rules and the questions ask for. */
export const prepare = async (items: Collection<Item>, indexed: boolean): Promise<void> => {
  await items.deleteMany({});
  await items.createIndex(
    { kind: 1, n: -1 },
    { unique: true, partialFilterExpression: { n: { $exists: true } } },
    {},
  );
  if (indexed) {
    await items.createIndex({ tags: 1 }, {}, {});
    await items.createIndex({ n: 1 }, {}, {});
  }
};

const updateOf = (operation: Extract<Operation, { where: Question }>): object => {
  switch (operation.do) {
    case 'add':
      return { $inc: { n: operation.amount } };
    case 'unset':
      return { $unset: { n: true } };
    case 'tag':
      return { $addToSet: { tags: operation.tag } };
    case 'untag':
      return { $pull: { tags: operation.tag } };
    case 'delete':
    case 'find':
      return {};
  }
};

/** Does the operation on a collection and says what came of it. */
export const runOn = (items: Collection<Item>, operation: Operation): Promise<Outcome> => {
  switch (operation.do) {
    case 'insert':
      return orRefused(async () => ((await items.insertOne(operation.item)).acknowledged ? 1 : 0));
    case 'delete':
      return orRefused(async () => (await items.deleteMany(filterOf(operation.where))).deletedCount);
    case 'find': {
      const found = items
        .find(filterOf(operation.where))
        .sort({ [operation.by]: operation.order, _id: 1 })
        .limit(operation.limit);
      return found.toArray().then((list) => ({ found: list }));
    }
    case 'add':
    case 'unset':
    case 'tag':
    case 'untag':
      return orRefused(
        async () => (await items.updateMany(filterOf(operation.where), updateOf(operation))).modifiedCount,
      );
  }
};
