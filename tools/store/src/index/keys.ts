import { keyOf } from '../bson/key.js';
import { type Doc, isDoc, type Maybe, MISSING, type Value } from '../bson/value.js';
import { StoreError } from '../errors.js';
import { arrayIndex, type Path } from '../query/path.js';

/** One field of an index: its path and its order, 1 or -1. */
export interface IndexField {
  readonly path: string;
  readonly parts: Path;
  readonly direction: 1 | -1;
  /** `ordered` fields have keys; places have none, and are found by looking at all documents. */
  readonly kind: 'ordered' | '2d' | '2dsphere';
}

/** The keys of one document in one index. */
export interface DocumentKeys {
  /** The values of each key, field by field. */
  readonly values: readonly (readonly Value[])[];
  /** True when no field of the index exists in the document: sparse indexes leave it out. */
  readonly absent: boolean;
  /** The paths of the arrays that made more than one key; what the planner may not assume about these paths. */
  readonly arrays: readonly string[];
}

/** How far one field has been followed. */
interface Place {
  readonly value: Maybe;
  readonly rest: Path;
  /** Set when the walk stopped at an array that is to be taken apart. */
  readonly array?: readonly Value[];
}

const isAmbiguous = (array: readonly Value[], part: string): boolean =>
  array.some((element) => isDoc(element) && element.has(part));

const follow = (value: Maybe, rest: Path): Place => {
  const [part, ...after] = rest;
  if (Array.isArray(value)) {
    const index = arrayIndex(part);
    if (part === undefined || index === undefined) return { value, rest, array: value };
    if (isAmbiguous(value, part))
      throw new StoreError(
        16746,
        `Ambiguous field name found in array (do not use numeric field names in embedded elements in an array), field: '${part}'`,
      );
    return index < value.length ? follow(value[index], after) : { value: MISSING, rest: [] };
  }
  if (part === undefined) return { value, rest };
  if (!isDoc(value) || !value.has(part)) return { value: MISSING, rest: [] };
  return follow(value.get(part), after);
};

const pathTo = (field: IndexField, rest: Path): string =>
  field.parts.slice(0, field.parts.length - rest.length).join('.');

/** What a field becomes inside one element of the array it leads into. */
const inElement = (place: Place, element: Maybe): Place => {
  if (place.rest.length === 0) return { value: element, rest: [] };
  return isDoc(element) ? follow(element, place.rest) : { value: MISSING, rest: [] };
};

/** An empty array stands as undefined at the end of a path, as nothing on the way. */
const emptyElement = (place: Place): Place =>
  place.rest.length === 0 ? { value: undefined, rest: [] } : { value: MISSING, rest: [] };

const parallel = (fields: readonly IndexField[], places: readonly Place[]): StoreError => {
  const names = places
    .map((place, at) => (place.array ? fields[at]?.parts.at(-1 - place.rest.length) : undefined))
    .filter((name) => name !== undefined);
  return new StoreError(
    'CannotIndexParallelArrays',
    `cannot index parallel arrays ${names
      .reverse()
      .map((name) => `[${name}]`)
      .join(' ')}`,
  );
};

interface Found {
  readonly values: Value[][];
  readonly arrays: Set<string>;
}

const expand = (fields: readonly IndexField[], places: readonly Place[], found: Found): void => {
  const array = places.find((place) => place.array)?.array;
  if (!array) {
    found.values.push(places.map((place) => (place.value === MISSING ? null : place.value)));
    return;
  }
  if (places.some((place) => place.array && place.array !== array)) throw parallel(fields, places);
  places.forEach((place, at) => {
    const field = fields[at];
    if (place.array && field) found.arrays.add(pathTo(field, place.rest));
  });
  const inside = (step: (place: Place) => Place): Place[] =>
    places.map((place) => (place.array ? step(place) : place));
  if (array.length === 0) expand(fields, inside(emptyElement).map(settled), found);
  for (const element of array)
    expand(
      fields,
      inside((place) => settledAtEnd(place, element)),
      found,
    );
};

const settled = (place: Place): Place => ({ value: place.value, rest: place.rest });

/** An array inside an array is indexed as one value when the path ends there. */
const settledAtEnd = (place: Place, element: Value): Place => {
  const next = inElement(place, element);
  return place.rest.length === 0 ? settled(next) : next;
};

/** The keys of a document; throws CannotIndexParallelArrays (171) when two fields lead into different arrays. */
export const documentKeys = (root: Doc, fields: readonly IndexField[]): DocumentKeys => {
  const places = fields.map((field) => follow(root, field.parts));
  const found: Found = { values: [], arrays: new Set() };
  expand(fields, places, found);
  return {
    values: found.values,
    absent: places.every((place) => place.value === MISSING),
    arrays: [...found.arrays],
  };
};

/** The bytes of a key for these fields. */
export const keyBytes = (values: readonly Value[], fields: readonly IndexField[]): Buffer =>
  keyOf(
    values,
    fields.map((field) => field.direction),
  );
