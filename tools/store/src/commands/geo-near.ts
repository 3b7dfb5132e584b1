import { addFields } from '../aggregate/add-fields.js';
import { isNumeric, toDouble } from '../bson/number.js';
import { doc, type Doc, double, isDoc, MISSING, type Value } from '../bson/value.js';
import type { Collection } from '../catalog/collection.js';
import { StoreError } from '../errors.js';
import { knownFields } from '../known-fields.js';
import type { Expression } from '../query/expression.js';
import { type Near, readNear } from '../query/geo/questions.js';
import { parseFilter } from '../query/parse.js';
import { type Path, splitPath, valueAt } from '../query/path.js';
import { gathered, type Paced, type Pause } from '../query/pause.js';
import { ALL, search } from './find-target.js';
import { distanceOf } from './near.js';
import type { PipelineTarget } from './pipeline-source.js';

const KNOWN = [
  'near',
  'distanceField',
  'key',
  'query',
  'maxDistance',
  'minDistance',
  'spherical',
  'distanceMultiplier',
  'includeLocs',
  'num',
  'limit',
];

const keyPath = (collection: Collection, key: Value): string => {
  if (typeof key === 'string') return key;
  const paths = collection.indexes.flatMap((index) =>
    index.fields.filter((field) => field.kind !== 'ordered').map((field) => field.path),
  );
  const [only, ...others] = new Set(paths);
  if (only === undefined)
    throw new StoreError('IndexNotFound', '$geoNear requires a 2d or 2dsphere index, but none were found');
  if (others.length > 0)
    throw new StoreError(
      'IndexNotFound',
      'There is more than one 2d or 2dsphere index; unsure which to use for $geoNear',
    );
  return only;
};

const text = (operand: Doc, name: string): string | undefined => {
  const value = operand.get(name);
  return typeof value === 'string' ? value : undefined;
};

const put = (root: Doc, path: string, value: Value): Doc =>
  addFields(doc({ [path]: doc({ $literal: value }) }))(root, new Map());

/** A `$geoNear`, read. */
interface GeoNear {
  readonly field: string;
  readonly near: Near;
  readonly filter: Expression;
  readonly times: number;
  readonly places: string | undefined;
}

const nearOf = (operand: Doc): Near => {
  const point = operand.get('near');
  const limits = doc({
    $maxDistance: operand.get('maxDistance') ?? MISSING,
    $minDistance: operand.get('minDistance') ?? MISSING,
  });
  const name = operand.get('spherical') === true ? '$nearSphere' : '$near';
  return isDoc(point) && point.has('type')
    ? readNear(name, new Map([['$geometry', point], ...limits]), limits)
    : readNear(name, point, limits);
};

const read = (operand: Value, variables: PipelineTarget['variables']): GeoNear & { readonly key: Value } => {
  if (!isDoc(operand)) throw new StoreError(10065, 'invalid parameter: expected an object ($geoNear)');
  knownFields(operand, '$geoNear', KNOWN);
  const field = text(operand, 'distanceField');
  if (field === undefined)
    throw new StoreError(16606, "$geoNear requires that the 'distanceField' option is a String");
  const given = operand.get('query');
  const factor = operand.get('distanceMultiplier');
  return {
    field,
    near: nearOf(operand),
    filter: parseFilter(isDoc(given) ? given : new Map<string, Value>(), variables),
    times: isNumeric(factor) ? toDouble(factor) : 1,
    places: text(operand, 'includeLocs'),
    key: operand.get('key'),
  };
};

function* found(
  collection: Collection,
  parts: Path,
  { field, near, filter, times, places }: GeoNear,
  time: PipelineTarget['time'],
): Generator<Doc | Pause> {
  const rows = yield* gathered(search(collection, { ...ALL, filter, time }));
  const measured = rows.flatMap(({ doc: root }) => {
    const distance = distanceOf(root, parts, near);
    return distance === undefined ? [] : [{ root, distance }];
  });
  for (const { root, distance } of measured.sort((a, b) => a.distance - b.distance)) {
    const shown = put(root, field, double(distance * times));
    const place = valueAt(root, parts);
    yield places === undefined || place === MISSING ? shown : put(shown, places, place);
  }
}

/** `$geoNear`: the documents from the nearest to the farthest, with their distances. */
export const geoNear = (
  collection: Collection | undefined,
  operand: Value,
  target: PipelineTarget,
): Paced<Doc> => {
  const wanted = read(operand, target.variables);
  if (!collection) return [];
  return found(collection, splitPath(keyPath(collection, wanted.key)), wanted, target.time);
};
