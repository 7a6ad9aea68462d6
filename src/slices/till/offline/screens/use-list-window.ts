import { type RefObject, useLayoutEffect, useState } from 'react';

export interface ListWindow {
  /** Of all rows together: pixels. */
  readonly height: number;
  /** Of the first drawn row from the list's top: pixels. */
  readonly offset: number;
  /** The rows to draw: from, to (exclusive). */
  readonly from: number;
  readonly to: number;
}

/** Rows beyond what is in sight. */
const SPARE = 3;

/** Which of many equal rows to draw: those in sight of the box that scrolls. `list` is what holds the rows. */
export function useListWindow(list: RefObject<HTMLElement | null>, rows: number, rowHeight: number): ListWindow {
  const [seen, setSeen] = useState({ first: 0, count: 12 });
  useLayoutEffect(() => {
    const element = list.current;
    const box = element?.closest<HTMLElement>('.overflow-y-auto');
    if (!element || !box) return;
    const look = () => {
      const above = box.getBoundingClientRect().top - element.getBoundingClientRect().top;
      const first = Math.max(0, Math.floor(above / rowHeight));
      const count = Math.ceil(box.clientHeight / rowHeight);
      setSeen((before) => (before.first === first && before.count === count ? before : { first, count }));
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(box);
    return () => {
      box.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [list, rowHeight]);
  const from = Math.max(0, Math.min(seen.first, rows) - SPARE);
  const to = Math.min(rows, seen.first + seen.count + SPARE);
  return { height: rows * rowHeight, offset: from * rowHeight, from, to };
}
