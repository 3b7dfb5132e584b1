import { isNumeric, toDouble } from '../../bson/number.js';
import { type Doc, isDoc, type Maybe, type Value } from '../../bson/value.js';
import { StoreError } from '../../errors.js';
import { distance, inBox, inCircle, inPlanePolygon } from './plane.js';
import { pairOf, type Point, readGeoJson, type Shape, shapeOf } from './shape.js';
import { angle, EARTH_RADIUS, intersects, within } from './sphere.js';

const bad = (message: string): StoreError => new StoreError('BadValue', message);

const need = (value: Value): Point => {
  const found = pairOf(value);
  if (!found) throw bad('Point must be an array or object');
  return found;
};

const list = (value: Value, name: string): readonly Value[] => {
  if (!Array.isArray(value)) throw bad(`${name} must be an array`);
  return value;
};

const circle = (value: Value, name: string): readonly [Point, number] => {
  const [centre, radius] = list(value, name);
  if (!isNumeric(radius) || toDouble(radius) < 0) throw bad('radius must be a non-negative number');
  return [need(centre), toDouble(radius)];
};

type Contains = (shape: Shape) => boolean;

/** The areas `$geoWithin` knows. */
const AREAS: Record<string, (value: Value) => Contains> = {
  $geometry: (value) => {
    if (!isDoc(value)) throw bad('$geometry must be an object');
    const area = readGeoJson(value);
    if (area.areas.length === 0) throw bad('$geoWithin not supported with provided geometry');
    return (shape) => within(shape, area);
  },
  $box: (value) => {
    const [a, b] = list(value, '$box');
    const [from, to] = [need(a), need(b)];
    return (shape) => inBox(shape, from, to);
  },
  $center: (value) => {
    const [centre, radius] = circle(value, '$center');
    return (shape) => inCircle(shape, centre, radius);
  },
  $centerSphere: (value) => {
    const [centre, radius] = circle(value, '$centerSphere');
    return ({ points, lines, areas }) =>
      [...points, ...lines.flat(), ...areas.flat(2)].every((point) => angle(point, centre) <= radius);
  },
  $polygon: (value) => {
    const polygon = (isDoc(value) ? [...value.values()] : list(value, '$polygon')).map(need);
    if (polygon.length < 3) throw bad('Polygon must have at least 3 points');
    return (shape) => inPlanePolygon(shape, polygon);
  },
};

/** `$geoWithin`: the place lies wholly in an area. */
export const geoWithin = (operand: Value): ((value: Maybe) => boolean) => {
  const [[name, area] = ['', null]] = isDoc(operand) ? operand : [];
  const make = Object.hasOwn(AREAS, name) ? AREAS[name] : undefined;
  if (!make) throw bad(`$geoWithin not supported with provided geometry: ${name}`);
  const contains = make(area);
  return (value) => {
    const shape = shapeOf(value);
    return shape !== undefined && contains(shape);
  };
};

/** `$geoIntersects`: the place has a point in common with a geometry. */
export const geoIntersects = (operand: Value): ((value: Maybe) => boolean) => {
  const geometry = isDoc(operand) ? operand.get('$geometry') : undefined;
  if (!isDoc(geometry)) throw bad('$geoIntersects not supported with provided geometry');
  const other = readGeoJson(geometry);
  return (value) => {
    const shape = shapeOf(value);
    return shape !== undefined && intersects(shape, other);
  };
};

/** `$near` and `$nearSphere`: how far a place is, and how far it may be. */
export interface Near {
  /** Undefined when the value is no place, or too near or too far. */
  readonly distance: (value: Maybe) => number | undefined;
  /** Metres and a sphere, or the units of a plane. */
  readonly spherical: boolean;
}

const limit = (options: Doc, name: string, otherwise: number): number => {
  const value = options.get(name);
  if (value === undefined) return otherwise;
  if (!isNumeric(value) || toDouble(value) < 0) throw bad(`${name} must be non-negative`);
  return toDouble(value);
};

const nearest = (shape: Shape, from: (point: Point) => number): number =>
  Math.min(...[...shape.points, ...shape.lines.flat(), ...shape.areas.flat(2)].map(from));

/** GeoJSON, in `$geometry` or bare. */
const geometryOf = (operand: Value): Doc | undefined => {
  if (!isDoc(operand)) return undefined;
  const geometry = operand.get('$geometry') ?? (operand.has('type') ? operand : undefined);
  return isDoc(geometry) ? geometry : undefined;
};

/**
 * Reads the operand of `$near` or `$nearSphere`.
 *
 * @param siblings legacy pairs have `$maxDistance` beside them.
 */
export const readNear = (name: string, operand: Value, siblings: Doc): Near => {
  const wrapped = isDoc(operand) && operand.has('$geometry');
  const geometry = geometryOf(operand);
  const spherical = geometry !== undefined || name === '$nearSphere';
  const centre = geometry ? readGeoJson(geometry).points[0] : need(operand);
  if (!centre) throw bad('$near requires a point, given something else');
  const options = wrapped ? operand : siblings;
  const [least, most] = [limit(options, '$minDistance', 0), limit(options, '$maxDistance', Infinity)];
  const unit = geometry ? EARTH_RADIUS : 1;
  const from = (point: Point): number => (spherical ? angle(point, centre) * unit : distance(point, centre));
  return {
    spherical,
    distance: (value) => {
      const shape = shapeOf(value);
      const found = shape ? nearest(shape, from) : Number.NaN;
      return found >= least && found <= most ? found : undefined;
    },
  };
};
