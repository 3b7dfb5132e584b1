import { show } from '../bson/show.js';
import type { Value } from '../bson/value.js';
import { StoreError } from '../errors.js';

const OF_OTHER_STAGES = [
  ...['textScore', 'searchScore', 'searchHighlights', 'searchSequenceToken', 'vectorSearchScore'],
  ...['geoNearDistance', 'geoNearPoint'],
];
const OF_EVERY_SEARCH = [
  'randVal',
  'recordId',
  'indexKey',
  'sortKey',
  'searchScoreDetails',
  'timeseriesBucketMinTime',
];

/**
 * Why a `$meta` is refused: what it asks for has not been made, is not supported, or is not known.
 *
 * @param unknown the code for what is not known: it differs between a sort and an expression.
 */
export const refusedMeta = (wanted: Value, unknown: number): StoreError => {
  if (typeof wanted === 'string' && OF_OTHER_STAGES.includes(wanted))
    return new StoreError(40218, `query requires ${wanted} metadata, but it is not available`);
  if (typeof wanted === 'string' && OF_EVERY_SEARCH.includes(wanted))
    return new StoreError('NotImplemented', `$meta '${wanted}' is not supported by the embedded store`);
  return new StoreError(unknown, `Unsupported argument to $meta: ${show(wanted)}`);
};
