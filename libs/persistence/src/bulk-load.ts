import mongoose, { type Model, type mongo } from 'mongoose';

/** Documents written in one command: large enough to be quick, small enough for the store's message size. */
const AT_ONCE = 1_000;
const DUPLICATE_KEY = 11_000;
const { MongoBulkWriteError } = mongoose.mongo;

/** One document in so many is checked by the schema: all of one load are made by the same code. */
const CHECKED_EVERY = 100;

/**
 * Stores documents as they are, of which a part is checked by the schema of their model; those that are there already stay.
 * Nobody is told: for filling a store before a measurement, never for what happens.
 * @returns how many were new
 * @throws ValidationError when a document does not fit its schema, the store's error when it is away
 */
export const bulkLoad = async <T>(
  model: Model<T>,
  documents: Iterable<T> | AsyncIterable<T>,
): Promise<number> => {
  let batch: T[] = [];
  let stored = 0;
  let seen = 0;
  for await (const document of documents) {
    if (seen % CHECKED_EVERY === 0) await new model(document).validate();
    seen += 1;
    batch.push(document);
    if (batch.length < AT_ONCE) continue;
    stored += await insertNew(model, batch);
    batch = [];
  }
  return stored + (batch.length > 0 ? await insertNew(model, batch) : 0);
};

const insertNew = async <T>(model: Model<T>, batch: T[]): Promise<number> => {
  try {
    const documents = batch as mongo.BSON.Document[];
    return (await model.collection.insertMany(documents, { ordered: false })).insertedCount;
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) || error.code !== DUPLICATE_KEY) throw error;
    return error.insertedCount;
  }
};
