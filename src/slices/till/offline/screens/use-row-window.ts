import { type RefObject, useLayoutEffect, useState } from 'react';

/** Between two tiles: pixels, as the grid has it. */
const GAP = 8;
const NARROWEST = 100;
const WIDEST = 152;

export interface RowWindow {
  readonly columns: number;
  /** Of one tile: pixels. */
  readonly rowHeight: number;
  /** Of all rows together. */
  readonly height: number;
  /** Of the first drawn row from the top. */
  readonly offset: number;
  /** The items to draw: from, to (exclusive). */
  readonly from: number;
  readonly to: number;
  readonly onScroll: () => void;
  /** There is little room upright: a line less on each tile. */
  readonly low: boolean;
}

/** Pixels, below which two whole rows of tiles would have no room. */
const LOW = 320;

interface Box {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  /** One `rem`: people enlarge the text of their phones. */
  readonly rem: number;
}

/**
 * Which rows of a scrolling box of equal tiles to draw. `lines` are the lines of text on a tile beside its price, `spare`
 * the rows to draw beyond what is in sight.
 */
export function useRowWindow(
  ref: RefObject<HTMLElement | null>,
  { items, lines, spare }: { readonly items: number; readonly lines: number; readonly spare: number },
): RowWindow {
  const [box, setBox] = useState<Box>({ width: 336, height: 480, top: 0, rem: 16 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const style = getComputedStyle(element);
      const width = element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setBox((before) => ({ ...before, width, height: element.clientHeight, rem }));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);

  const low = box.height < LOW * (box.rem / 16);
  const { columns, rowHeight } = tileSize(box, low ? Math.min(lines, 2) : lines);
  const step = rowHeight + GAP;
  const rows = Math.ceil(items / columns);
  const first = Math.max(0, Math.min(Math.floor(box.top / step), rows - 1) - spare);
  const last = Math.min(rows, Math.ceil((box.top + box.height) / step) + spare);
  return {
    low,
    columns,
    rowHeight,
    height: Math.max(0, rows * step - GAP),
    offset: first * step,
    from: first * columns,
    to: last * columns,
    onScroll() {
      const top = ref.current?.scrollTop ?? 0;
      // Drawn anew only when another row comes into sight.
      if (Math.floor(top / step) !== Math.floor(box.top / step)) setBox((before) => ({ ...before, top }));
    },
  };
}

/** Three columns on a phone, fewer where the text is large; on a wide screen as many as stay readable. The picture is 15 beads by 7. */
function tileSize({ width, rem }: Box, lines: number): { readonly columns: number; readonly rowHeight: number } {
  const scale = rem / 16;
  const least = Math.min(Math.max(Math.floor(width / (NARROWEST * scale)), 1), 3);
  const columns = Math.max(least, Math.floor((width + GAP) / (WIDEST * scale + GAP)));
  const tile = (width - GAP * (columns - 1)) / columns;
  return { columns, rowHeight: Math.round((tile * 7) / 15 + (2.15 + lines * 1.1) * rem) };
}
