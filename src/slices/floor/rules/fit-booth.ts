/** Whether a booth can stand where somebody draws it. */
import { ok, type Result, refused } from '../../../kinds/result.ts';

/** Millimetres from the hall's upper left corner. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly depth: number;
}

/** Booths that share a wall touch; they do not overlap. */
function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.depth && b.y < a.y + a.depth;
}

/** The booth, inside the hall and over none of the `others` of that hall. */
export function fitBooth<B extends Rectangle>(
  hall: Pick<Rectangle, 'width' | 'depth'>,
  others: readonly (Rectangle & { readonly number: string })[],
  booth: B,
): Result<B, 'outside-hall' | 'booths-overlap', { readonly with: string } | undefined> {
  const inside = booth.x + booth.width <= hall.width && booth.y + booth.depth <= hall.depth;
  if (booth.x < 0 || booth.y < 0 || !inside) return refused('outside-hall');
  const under = others.find((other) => overlap(other, booth));
  return under ? refused('booths-overlap', { with: under.number }) : ok(booth);
}
