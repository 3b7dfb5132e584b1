import { show } from '../bson/show.js';
import { type Doc, isDoc, MISSING } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { pairOf, readGeoJson } from '../query/geo/shape.js';
import { valueAt } from '../query/path.js';
import type { IndexField } from './keys.js';

const refused = (root: Doc, why: string): StoreError =>
  new StoreError(16755, `Can't extract geo keys: ${show(root)}  ${why}`);

/** Refuses a document whose value under a 2dsphere index is no place: 16755. */
export const checkPlaces = (root: Doc, fields: readonly IndexField[]): void => {
  for (const { kind, parts } of fields) {
    const value = kind === '2dsphere' ? valueAt(root, parts) : MISSING;
    if (
      value === MISSING ||
      value === null ||
      value === undefined ||
      (Array.isArray(value) && value.some(isDoc))
    )
      continue;
    if (pairOf(value) && !(isDoc(value) && value.has('type'))) continue;
    if (!isDoc(value)) throw refused(root, 'Point must be an array or object');
    try {
      readGeoJson(value);
    } catch (error) {
      throw refused(root, error instanceof Error ? error.message : 'unknown GeoJSON');
    }
  }
};
