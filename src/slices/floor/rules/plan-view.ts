/** Which part of a hall is looked at: the whole of it, or a cluster's booths with what lies beside them. */
import type { Shape } from './shape.ts';

/** Millimetres. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly depth: number;
}

type Box = Pick<Shape, 'x' | 'y' | 'width' | 'depth'>;

/** What is shown about a cluster, and the least that is shown of a hall: a single booth says nothing of where it is. */
const ABOUT = 2_000;
const LEAST = 12_000;

/** A stretch of at least `LEAST` about the booths from `from` to `to`, within 0 to `end` where that is long enough. */
function stretch(from: number, to: number, end: number): { readonly at: number; readonly length: number } {
  const length = Math.min(Math.max(to - from + 2 * ABOUT, LEAST), Math.max(end, to - from));
  const middle = (from + to) / 2;
  return { at: Math.round(Math.min(Math.max(0, middle - length / 2), Math.max(0, end - length))), length };
}

/** The part of the hall about these booths; the whole hall about none. */
export function viewAbout(hall: Pick<Shape, 'width' | 'depth'>, booths: readonly Box[]): View {
  if (booths.length === 0) return { x: 0, y: 0, width: hall.width, depth: hall.depth };
  const across = stretch(
    Math.min(...booths.map(({ x }) => x)),
    Math.max(...booths.map(({ x, width }) => x + width)),
    hall.width,
  );
  const down = stretch(
    Math.min(...booths.map(({ y }) => y)),
    Math.max(...booths.map(({ y, depth }) => y + depth)),
    hall.depth,
  );
  return { x: across.at, y: down.at, width: across.length, depth: down.length };
}
