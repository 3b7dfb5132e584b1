import type { Model, UpdateWriteOpResult } from 'mongoose';
import { duplicateKeyOf } from './duplicate-key.js';

/** What another service owns and this one keeps a copy of: the owner's id and version, and the rest. */
export interface Replica {
  _id: string;
  version: number;
}

/**
 * Stores the copy unless the same version or a newer one is there, and says which. Replaces the whole, so that what the
 * owner no longer has is gone. Events of one aggregate may be handled at the same time and in any order.
 */
export const storeNewer = async <R extends Replica>(
  model: Model<R>,
  { _id, ...rest }: R,
): Promise<'stored' | 'outdated'> => {
  const older = { _id, version: { $lt: rest.version } };
  const replace = (upsert: boolean): Promise<UpdateWriteOpResult> =>
    (model as unknown as Model<Replica>).replaceOne(older, rest, { upsert }).exec();
  try {
    await replace(true);
    return 'stored';
  } catch (error) {
    if (!duplicateKeyOf(error)) throw error;
    // The document there may be older all the same: stored by another event between this one's look-up and its insert.
    return (await replace(false)).matchedCount > 0 ? 'stored' : 'outdated';
  }
};
