import type { Point, Ring, Shape } from './shape.js';

/** The radius MongoDB takes the earth to have, in metres. */
export const EARTH_RADIUS = 6_378_100;

type Vector = readonly [number, number, number];

const RADIAN = Math.PI / 180;

const vector = ([longitude, latitude]: Point): Vector => {
  const [lng, lat] = [longitude * RADIAN, latitude * RADIAN];
  return [Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)];
};

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

const length = (a: Vector): number => Math.sqrt(dot(a, a));

/** The angle between two places, in radians. */
export const angle = (a: Point, b: Point): number => {
  const [x, y] = [vector(a), vector(b)];
  return Math.atan2(length(cross(x, y)), dot(x, y));
};

const side = (a: Vector, b: Vector, c: Vector): number => Math.sign(dot(cross(a, b), c));

/** True when the shortest arcs a-b and c-d cross. */
const arcsCross = (a: Vector, b: Vector, c: Vector, d: Vector): boolean => {
  const turns = [side(a, c, b), side(c, b, d), side(b, d, a), side(d, a, c)];
  return turns.every((turn) => turn === turns[0] && turn !== 0);
};

const sum = (vectors: readonly Vector[]): Vector =>
  vectors.reduce<Vector>(
    (total, each) => [total[0] + each[0], total[1] + each[1], total[2] + each[2]],
    [0, 0, 0],
  );

const NEARLY = 1e-12;

const onArc = (a: Vector, b: Vector, point: Vector): boolean => {
  const plane = cross(a, b);
  const near = Math.abs(dot(plane, point)) <= NEARLY * Math.max(length(plane), NEARLY);
  return near && dot(cross(a, point), plane) >= -NEARLY && dot(cross(point, b), plane) >= -NEARLY;
};

/** True inside the smaller of the two areas a ring cuts the sphere into, and on the ring. */
const inRing = (ring: Ring, point: Vector): boolean => {
  const corners = ring.map(vector);
  const middle = sum(corners.slice(1));
  const outside: Vector = [-middle[0] + 1e-7, -middle[1] + 2e-7, -middle[2] + 3e-7];
  let inside = false;
  for (const [at, corner] of corners.slice(0, -1).entries()) {
    const next = corners[at + 1] ?? corner;
    if (onArc(corner, next, point)) return true;
    if (arcsCross(outside, point, corner, next)) inside = !inside;
  }
  return inside;
};

const inArea = ([outer, ...holes]: readonly Ring[], point: Vector): boolean =>
  outer !== undefined && inRing(outer, point) && !holes.some((hole) => inRing(hole, point));

/** True when the place lies in the areas of the shape. */
export const covers = (shape: Shape, point: Point): boolean =>
  shape.areas.some((area) => inArea(area, vector(point)));

type Arc = readonly [Vector, Vector];

const arcsOf = (points: readonly Point[]): readonly Arc[] => {
  const vectors = points.map(vector);
  return vectors.slice(1).map((to, at) => [vectors[at] ?? to, to]);
};

const edges = (shape: Shape): readonly Arc[] => [...shape.lines, ...shape.areas.flat()].flatMap(arcsOf);

const corners = (shape: Shape): readonly Point[] => [
  ...shape.points,
  ...shape.lines.flat(),
  ...shape.areas.flat(2),
];

const onEdges = (shape: Shape, point: Point): boolean =>
  edges(shape).some(([a, b]) => onArc(a, b, vector(point)));

const crossing = (a: Shape, b: Shape): boolean =>
  edges(a).some(([p, q]) => edges(b).some(([r, s]) => arcsCross(p, q, r, s)));

const touches = (a: Shape, b: Shape): boolean =>
  corners(a).some(
    (point) => covers(b, point) || onEdges(b, point) || b.points.some((other) => angle(point, other) === 0),
  );

/** True when the two shapes have a place in common. */
export const intersects = (a: Shape, b: Shape): boolean => touches(a, b) || touches(b, a) || crossing(a, b);

/** True when all of the inner shape lies in the areas of the outer. */
export const within = (inner: Shape, outer: Shape): boolean =>
  corners(inner).length > 0 &&
  corners(inner).every((point) => covers(outer, point)) &&
  !crossing(inner, outer);
