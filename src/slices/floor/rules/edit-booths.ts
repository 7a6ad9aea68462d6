/** The acts of drawing, each as the changes that it makes. Pure; ids are handed in. */
import type { Id } from '../../../kinds/id.ts';
import { type BoothThing, type Change, type Drawing, keyOf, type PlacedThing } from '../drawing.ts';

/** Onto the grid, in millimetres. */
export function snap(value: number, grid: number): number {
  return Math.max(0, Math.round(value / grid) * grid);
}

const put = (after: PlacedThing): Change => ({ key: keyOf(after), after });

export function placedAt(drawing: Drawing, keys: Iterable<string>): PlacedThing[] {
  return [...keys].flatMap((key) => {
    const each = drawing.get(key);
    return each?.kind === 'booth' || each?.kind === 'feature' ? [each] : [];
  });
}

/** All of them by the same way; none leaves the hall to the left or above. */
export function moveBy(things: readonly PlacedThing[], dx: number, dy: number): Change[] {
  const x = Math.max(dx, -Math.min(...things.map((each) => each.x)));
  const y = Math.max(dy, -Math.min(...things.map((each) => each.y)));
  return things.map((each) => put({ ...each, x: each.x + x, y: each.y + y }));
}

/** To another size; an outline is stretched with it. */
export function resize(of: PlacedThing, width: number, depth: number): Change[] {
  const outline =
    of.outline?.map(([x, y]): [number, number] => [
      Math.round((x * width) / of.width),
      Math.round((y * depth) / of.depth),
    ]) ?? null;
  return [put({ ...of, width, depth, outline })];
}

/** A quarter turn to the right, about the thing's upper left corner. */
export function rotate(things: readonly PlacedThing[]): Change[] {
  return things.map((each) => {
    const outline = each.outline?.map(([x, y]): [number, number] => [each.depth - y, x]) ?? null;
    return put({ ...each, width: each.depth, depth: each.width, outline });
  });
}

export function remove(keys: Iterable<string>): Change[] {
  return [...keys].map((key) => ({ key, after: null }));
}

/** `A9` -> `A10`. */
export function numbersAfter(drawing: Drawing, prefix: string, count: number): string[] {
  const taken = new Set([...drawing.values()].flatMap((each) => (each.kind === 'booth' ? [each.number] : [])));
  const numbers: string[] = [];
  for (let next = 1; numbers.length < count && next < 10_000; next++)
    if (!taken.has(`${prefix}${next}`)) numbers.push(`${prefix}${next}`);
  return numbers;
}

/** What a cluster's numbers begin with: its code where that is letters, else those of the booth at hand. */
export function prefixOf(booth: Pick<BoothThing, 'cluster' | 'number'>): string {
  return /^[A-Z]{1,3}$/.test(booth.cluster) ? booth.cluster : booth.number.replace(/\d+$/, '');
}

export interface Row {
  readonly count: number;
  /** Millimetres between two neighbours. */
  readonly gap: number;
  readonly direction: 'right' | 'down';
}

/** So many more beside a booth, numbered on; `ids` has one for each. */
export function duplicateRow(drawing: Drawing, of: BoothThing, row: Row, ids: readonly Id<'booth'>[]): Change[] {
  const numbers = numbersAfter(drawing, prefixOf(of), row.count);
  return numbers.flatMap((number, at) => {
    const id = ids[at];
    const step = at + 1;
    return id === undefined
      ? []
      : [
          put({
            ...of,
            id,
            number,
            x: row.direction === 'right' ? of.x + step * (of.width + row.gap) : of.x,
            y: row.direction === 'down' ? of.y + step * (of.depth + row.gap) : of.y,
          }),
        ];
  });
}

/** Booths whose upper edges are less than half a booth apart stand in one row. */
function rowsOf(booths: readonly BoothThing[]): BoothThing[][] {
  const rows: BoothThing[][] = [];
  for (const booth of [...booths].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && booth.y - first.y < first.depth / 2) row.push(booth);
    else rows.push([booth]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x));
}

/**
 * Numbers booths row by row as one walks: from the left, or back and forth. Numbers that a booth outside the selection has
 * are passed over.
 */
export function numberBooths(
  drawing: Drawing,
  booths: readonly BoothThing[],
  by: { readonly prefix: string; readonly from: number; readonly way: 'rows' | 'snake' },
): Change[] {
  const own = new Set(booths.map((booth) => booth.id));
  const taken = new Set(
    [...drawing.values()].flatMap((each) => (each.kind === 'booth' && !own.has(each.id) ? [each.number] : [])),
  );
  let next = by.from;
  const inOrder = rowsOf(booths).flatMap((row, at) => (by.way === 'snake' && at % 2 === 1 ? row.reverse() : row));
  return inOrder.map((booth) => {
    while (taken.has(`${by.prefix}${next}`)) next++;
    return put({ ...booth, number: `${by.prefix}${next++}` });
  });
}
