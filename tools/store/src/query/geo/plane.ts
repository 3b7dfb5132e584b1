import type { Point, Shape } from './shape.js';

const inPolygon = (polygon: readonly Point[], [x, y]: Point): boolean => {
  let inside = false;
  for (const [at, [x1, y1]] of polygon.entries()) {
    const [x2, y2] = polygon.at(at - 1) ?? [x1, y1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
};

const corners = (shape: Shape): readonly Point[] => [
  ...shape.points,
  ...shape.lines.flat(),
  ...shape.areas.flat(2),
];

const all = (shape: Shape, test: (point: Point) => boolean): boolean =>
  corners(shape).length > 0 && corners(shape).every(test);

/** Distance on a plane. */
export const distance = ([x1, y1]: Point, [x2, y2]: Point): number => Math.hypot(x1 - x2, y1 - y2);

/** True when the shape lies in the box between two corners. */
export const inBox = (shape: Shape, a: Point, b: Point): boolean =>
  all(
    shape,
    ([x, y]) =>
      x >= Math.min(a[0], b[0]) &&
      x <= Math.max(a[0], b[0]) &&
      y >= Math.min(a[1], b[1]) &&
      y <= Math.max(a[1], b[1]),
  );

/** True when the shape lies in the circle. */
export const inCircle = (shape: Shape, centre: Point, radius: number): boolean =>
  all(shape, (point) => distance(point, centre) <= radius);

/** True when the shape lies in the polygon. */
export const inPlanePolygon = (shape: Shape, polygon: readonly Point[]): boolean =>
  all(shape, (point) => inPolygon(polygon, point));
