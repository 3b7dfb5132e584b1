import { isNumeric, toDouble } from '../../bson/number.js';
import { type Doc, isDoc, type Maybe, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';

/** Longitude and latitude in degrees, or x and y on a plane. */
export type Point = readonly [number, number];

/** A closed line; the last point is the first again. */
export type Ring = readonly Point[];

/** A place: points, lines between points, and areas (an outer ring and its holes). */
export interface Shape {
  readonly points: readonly Point[];
  readonly lines: readonly (readonly Point[])[];
  readonly areas: readonly (readonly Ring[])[];
}

const bad = (message: string): StoreError => new StoreError('BadValue', message);

const numbers = (value: Value): readonly number[] | undefined => {
  const list = Array.isArray(value) ? value : isDoc(value) ? [...value.values()] : undefined;
  return list?.every(isNumeric) ? list.filter(isNumeric).map(toDouble) : undefined;
};

/** A legacy pair, `[x, y]` or `{x, y}`; undefined when it is none. */
export const pairOf = (value: Maybe): Point | undefined => {
  const [x, y] = typeof value === 'symbol' ? [] : (numbers(value) ?? []);
  return x === undefined || y === undefined ? undefined : [x, y];
};

const position = (value: Value): Point => {
  const found = pairOf(value);
  if (!found) throw bad('Point must only contain numeric elements');
  if (Math.abs(found[0]) > 180 || Math.abs(found[1]) > 90)
    throw bad(`longitude/latitude is out of bounds, lng: ${found[0]} lat: ${found[1]}`);
  return found;
};

const list = (value: Value): readonly Value[] => {
  if (!Array.isArray(value)) throw bad('GeoJSON coordinates must be an array');
  return value;
};

const positions = (value: Value): readonly Point[] => list(value).map(position);

const line = (value: Value): readonly Point[] => {
  const found = positions(value);
  if (found.length < 2) throw bad('LineString must have at least 2 positions');
  return found;
};

const same = (a: Point | undefined, b: Point | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1];

const ring = (value: Value): Ring => {
  const found = positions(value);
  if (found.length < 4) throw bad('Loop must have at least 3 different vertices');
  if (!same(found[0], found.at(-1))) throw bad('Loop is not closed');
  return found;
};

const area = (value: Value): readonly Ring[] => list(value).map(ring);

const NOTHING: Shape = { points: [], lines: [], areas: [] };

const merge = (shapes: readonly Shape[]): Shape => ({
  points: shapes.flatMap(({ points }) => points),
  lines: shapes.flatMap(({ lines }) => lines),
  areas: shapes.flatMap(({ areas }) => areas),
});

const READERS: Record<string, (coordinates: Value) => Shape> = {
  Point: (value) => ({ ...NOTHING, points: [position(value)] }),
  MultiPoint: (value) => ({ ...NOTHING, points: positions(value) }),
  LineString: (value) => ({ ...NOTHING, lines: [line(value)] }),
  MultiLineString: (value) => ({ ...NOTHING, lines: list(value).map(line) }),
  Polygon: (value) => ({ ...NOTHING, areas: [area(value)] }),
  MultiPolygon: (value) => ({ ...NOTHING, areas: list(value).map(area) }),
};

/** Reads GeoJSON; throws BadValue (2) for what is none. */
export const readGeoJson = (value: Doc): Shape => {
  const type = value.get('type');
  if (type === 'GeometryCollection')
    return merge(
      list(value.get('geometries')).map((each) => readGeoJson(isDoc(each) ? each : new Map<string, Value>())),
    );
  const read = typeof type === 'string' && Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (!read) throw bad(`unknown GeoJSON type: ${typeof type === 'string' ? type : 'missing'}`);
  return read(value.get('coordinates'));
};

/** The place a stored value tells of, GeoJSON or a legacy pair; undefined when it tells of none. */
export const shapeOf = (value: Maybe): Shape | undefined => {
  if (isDoc(value) && typeof value.get('type') === 'string') {
    try {
      return readGeoJson(value);
    } catch {
      return undefined;
    }
  }
  const pair = pairOf(value);
  return pair && { ...NOTHING, points: [pair] };
};
