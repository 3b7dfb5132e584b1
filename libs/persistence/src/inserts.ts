import mongoose, { type Model, type mongo } from 'mongoose';
import { Batcher, Failed } from './batcher.js';

const { MongoBulkWriteError } = mongoose.mongo;

/**
 * Inserts documents one by one as far as those who ask can tell, and together when several ask at once. Past mongoose: what
 * is inserted has been made by our own code, and making a mongoose document of it costs more than the insert.
 */
export class Inserts<T> {
  private readonly together: Batcher<T, undefined>;

  constructor(model: Model<T>) {
    this.together = new Batcher((documents) => insertAll(model, documents));
  }

  /** Resolves when the document is stored. @throws the store's error, E11000 for instance, about this document alone */
  async add(document: T): Promise<void> {
    await this.together.add(document);
  }
}

const insertAll = async <T>(
  model: Model<T>,
  documents: readonly T[],
): Promise<readonly (undefined | Failed)[]> => {
  try {
    await model.collection.insertMany([...documents] as mongo.BSON.Document[], { ordered: false });
    return documents.map(() => undefined);
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const failed = new Map([error.writeErrors].flat().map((one) => [one.index, one]));
    return documents.map((_, index) => {
      const cause = failed.get(index);
      return cause && new Failed(errorOf(cause));
    });
  }
};

/** What the store would have said had the document come alone. */
const errorOf = ({ code, errmsg = '' }: mongo.WriteError): Error =>
  new mongoose.mongo.MongoServerError({ message: errmsg, code });
