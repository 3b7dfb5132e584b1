import { Batcher, Failed } from '@om/platform';
import mongoose, { type Model, type mongo } from 'mongoose';

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
    return fates(error, documents.length);
  }
};

/**
 * What became of each document. The driver throws the same error when the store has refused some and when it has gone, or has not
 * made them durable: only when it has said of every document what became of it are those without an error stored.
 * @throws the error when the store has not said so: then none may be taken for stored
 */
const fates = (error: mongo.MongoBulkWriteError, documents: number): readonly (undefined | Failed)[] => {
  const refused = new Map([error.writeErrors].flat().map((one) => [one.index, one]));
  const saidOfAll = error.insertedCount + refused.size === documents;
  if (refused.size === 0 || !saidOfAll || error.result.getWriteConcernError()) throw error;
  return Array.from({ length: documents }, (_, index) => {
    const cause = refused.get(index);
    return cause && new Failed(errorOf(cause));
  });
};

/** What the store would have said had the document come alone. */
const errorOf = ({ code, errmsg = '' }: mongo.WriteError): Error =>
  new mongoose.mongo.MongoServerError({ message: errmsg, code });
