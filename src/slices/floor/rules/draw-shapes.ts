/** What pointers do to shapes on the plan: pulling at corners, framing, walls of a hall, room for one more. Pure. */
import { boothsIn, type Change, type Drawing, type HallThing, keyOf, type PlacedThing } from '../drawing.ts';
import { resize } from './edit-booths.ts';
import { inside, overlap, type Point, shapeOf } from './shape.ts';

export const HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
/** A corner or side to pull at. */
export type Handle = (typeof HANDLES)[number];

/** With a corner or side pulled to a place; the opposite one stays where it is, and nothing becomes smaller than `least`. */
export function pull(of: PlacedThing, handle: Handle, [px, py]: Point, least: number): Change[] {
  const [right, bottom] = [of.x + of.width, of.y + of.depth];
  const x = handle.includes('w') ? Math.max(0, Math.min(px, right - least)) : of.x;
  const y = handle.includes('n') ? Math.max(0, Math.min(py, bottom - least)) : of.y;
  const width = handle.includes('e') ? Math.max(px - of.x, least) : right - x;
  const depth = handle.includes('s') ? Math.max(py - of.y, least) : bottom - y;
  return resize({ ...of, x, y }, width, depth);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly depth: number;
}

/** The keys of what lies wholly within a frame. */
export function thingsWithin(drawing: Drawing, hall: string, frame: Box): string[] {
  return [...drawing.values()].flatMap((each) => {
    if ((each.kind !== 'booth' && each.kind !== 'feature') || each.hall !== hall) return [];
    const within =
      each.x >= frame.x &&
      each.y >= frame.y &&
      each.x + each.width <= frame.x + frame.width &&
      each.y + each.depth <= frame.y + frame.depth;
    return within ? [keyOf(each)] : [];
  });
}

/** Where a thing of this size lies in the hall and over no booth, searched row by row on the grid; undefined where there is no room. */
export function firstFreePlace(
  drawing: Drawing,
  hall: HallThing,
  size: { readonly width: number; readonly depth: number },
  grid: number,
): { x: number; y: number } | undefined {
  const booths = boothsIn(drawing).filter((each) => each.hall === hall.id);
  // Finer steps find no more room that matters, and take long in a large hall.
  const step = Math.max(grid, 500);
  for (let y = 0; y + size.depth <= hall.depth; y += step)
    for (let x = 0; x + size.width <= hall.width; x += step) {
      const place = { x, y, ...size, outline: null };
      if (inside(hall, place) && !booths.some((booth) => overlap(booth, place))) return { x, y };
    }
  return undefined;
}

/** The hall with these walls. Its corner is the origin again, so what lies in it moves along; what comes to lie outside is told. */
export function outlineHall(drawing: Drawing, hall: HallThing, corners: readonly Point[]): Change[] {
  const { x, y, width, depth, outline } = shapeOf(corners);
  const after = { ...hall, width, depth, outline: outline?.map(([px, py]): [number, number] => [px, py]) ?? null };
  const things = [...drawing.values()].filter(
    (each): each is PlacedThing => (each.kind === 'booth' || each.kind === 'feature') && each.hall === hall.id,
  );
  const moved = things.map((each) => {
    const there = { ...each, x: Math.max(0, each.x - x), y: Math.max(0, each.y - y) };
    return { key: keyOf(each), after: there };
  });
  return [{ key: keyOf(hall), after }, ...(x === 0 && y === 0 ? [] : moved)];
}

/** The hall with another size; walls of an outline are stretched with it. */
export function resizeHall(hall: HallThing, width: number, depth: number): HallThing {
  const outline =
    hall.outline?.map(([x, y]): [number, number] => [
      Math.round((x * width) / hall.width),
      Math.round((y * depth) / hall.depth),
    ]) ?? null;
  return { ...hall, width, depth, outline };
}
