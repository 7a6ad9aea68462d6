/**
 * Where shapes lie to each other, in whole millimetres and without rounding: coordinates are doubled where a middle is
 * needed. Shapes that share a wall touch; they do not overlap.
 */

export type Point = readonly [x: number, y: number];

export interface Shape {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly depth: number;
  /** Corners from the shape's upper left corner; null for a rectangle. */
  readonly outline: readonly Point[] | null;
}

/** Corners in the hall's coordinates, one after the other. */
export function cornersOf({ x, y, width, depth, outline }: Shape): Point[] {
  const own: readonly Point[] = outline ?? [
    [0, 0],
    [width, 0],
    [width, depth],
    [0, depth],
  ];
  return own.map(([dx, dy]) => [x + dx, y + dy]);
}

/** Twice the area of the triangle, positive when `c` lies to the right of `a` to `b` on a plan whose y grows downwards. */
function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function between(a: Point, b: Point, p: Point): boolean {
  return (
    Math.min(a[0], b[0]) <= p[0] &&
    p[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= p[1] &&
    p[1] <= Math.max(a[1], b[1])
  );
}

function onEdge(a: Point, b: Point, p: Point): boolean {
  return turn(a, b, p) === 0 && between(a, b, p);
}

type Edge = readonly [Point, Point];

function edgesOf(corners: readonly Point[]): Edge[] {
  return corners.map((corner, at) => [corner, corners[(at + 1) % corners.length] ?? corner]);
}

/** `in`, `on` the edge or `out`. */
function locate(corners: readonly Point[], p: Point): 'in' | 'on' | 'out' {
  let inside = false;
  for (const [a, b] of edgesOf(corners)) {
    if (onEdge(a, b, p)) return 'on';
    if (a[1] > p[1] !== b[1] > p[1]) {
      const side = turn(a, b, p);
      if (b[1] > a[1] ? side > 0 : side < 0) inside = !inside;
    }
  }
  return inside ? 'in' : 'out';
}

function cross([a, b]: Edge, [c, d]: Edge): boolean {
  const [ac, ad, ca, cb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  return ((ac > 0 && ad < 0) || (ac < 0 && ad > 0)) && ((ca > 0 && cb < 0) || (ca < 0 && cb > 0));
}

const doubled = (corners: readonly Point[]): Point[] => corners.map(([x, y]) => [2 * x, 2 * y]);

/** The edge's parts between the corners of the other that lie on it: none of them meets the other's edge in its middle by chance. */
function partsOf([a, b]: Edge, others: readonly Point[]): Edge[] {
  const at = (p: Point) => Math.abs(p[0] - a[0]) + Math.abs(p[1] - a[1]);
  const stops = [a, ...others.filter((p) => onEdge(a, b, p)), b].sort((p, q) => at(p) - at(q));
  return stops.slice(1).map((stop, index): Edge => [stops[index] ?? a, stop]);
}

/** Whether anything of the edges of `of`, between their meetings with `other`, lies there. Coordinates are doubled. */
function edgesLie(of: readonly Point[], other: readonly Point[], where: 'in' | 'out'): boolean {
  return edgesOf(of).some((edge) =>
    partsOf(edge, other).some(
      ([a, b]) => (a[0] !== b[0] || a[1] !== b[1]) && locate(other, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]) === where,
    ),
  );
}

function anyCross(a: readonly Point[], b: readonly Point[]): boolean {
  const others = edgesOf(b);
  return edgesOf(a).some((edge) => others.some((other) => cross(edge, other)));
}

function boxesApart(a: Shape, b: Shape): boolean {
  return a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.depth || b.y >= a.y + a.depth;
}

export function overlap(a: Shape, b: Shape): boolean {
  if (boxesApart(a, b)) return false;
  if (a.outline === null && b.outline === null) return true;
  const [first, second] = [doubled(cornersOf(a)), doubled(cornersOf(b))];
  if (anyCross(first, second) || edgesLie(first, second, 'in') || edgesLie(second, first, 'in')) return true;
  // Neither's edge is within the other: they lie apart, or are the same.
  return !edgesLie(first, second, 'out') && !edgesLie(second, first, 'out');
}

/** Whether the shape lies in the hall, at its walls at most. The hall's corner is the origin. */
export function inside(hall: Omit<Shape, 'x' | 'y'>, shape: Shape): boolean {
  const whole = { x: 0, y: 0, ...hall };
  if (shape.x < 0 || shape.y < 0 || shape.x + shape.width > hall.width || shape.y + shape.depth > hall.depth)
    return false;
  if (hall.outline === null) return true;
  const [room, corners] = [doubled(cornersOf(whole)), doubled(cornersOf(shape))];
  return !anyCross(corners, room) && !edgesLie(corners, room, 'out') && !edgesLie(room, corners, 'in');
}

/** A polygon that walls can be built from: it does not cross or touch itself, and is as wide and deep as it says. */
export function isSimple({ width, depth, outline }: Pick<Shape, 'width' | 'depth' | 'outline'>): boolean {
  if (outline === null) return true;
  const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
  if (Math.min(...xs) !== 0 || Math.min(...ys) !== 0 || Math.max(...xs) !== width || Math.max(...ys) !== depth)
    return false;
  const edges = edgesOf(outline);
  return edges.every((edge, at) =>
    edges.every((other, place) => {
      if (place <= at) return true;
      const next = place === at + 1 || (at === 0 && place === edges.length - 1);
      if (next) return turn(edge[0], edge[1], other[place === at + 1 ? 1 : 0]) !== 0;
      return !cross(edge, other) && !other.some((p) => onEdge(...edge, p)) && !edge.some((p) => onEdge(...other, p));
    }),
  );
}

/** The shape whose corners are these, in the hall's coordinates. */
export function shapeOf(corners: readonly Point[]): Shape {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const [width, depth] = [Math.max(...xs) - x, Math.max(...ys) - y];
  return { x, y, width, depth, outline: corners.map(([px, py]) => [px - x, py - y]) };
}
