import { Batcher } from '@om/platform';
import type { Model } from 'mongoose';

/**
 * Reads documents by id one by one as far as those who ask can tell, and together when several ask at once. As new as the store
 * has them at the moment of asking, be it on disk yet or not: for documents that only repeat what another service has
 * stored, so that a kill takes back nothing that was not so. Past mongoose, which has nothing to add to a plain read.
 */
export class Lookups<T extends { _id: string }> {
  private readonly together: Batcher<string, T | null>;

  constructor(model: Model<T>) {
    this.together = new Batcher((ids) => findAll(model, ids));
  }

  /** The document, or null. */
  find(id: string): Promise<T | null> {
    return this.together.add(id);
  }
}

const findAll = async <T extends { _id: string }>(
  model: Model<T>,
  ids: readonly string[],
): Promise<readonly (T | null)[]> => {
  const asked = { _id: { $in: [...new Set(ids)] as never[] } };
  const found = await model.collection.find<T>(asked, { readConcern: { level: 'local' } }).toArray();
  const byId = new Map(found.map((document) => [document._id, document]));
  return ids.map((id) => byId.get(id) ?? null);
};
