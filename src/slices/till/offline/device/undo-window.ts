/** For how long a sale can be undone with one tap: milliseconds. */
export const UNDO_FOR = 60_000;

/** Milliseconds left to undo a sale made at `at`; 0 when it is too late, or when the clock was set back behind the sale. */
export function undoLeft(at: number, now: number): number {
  const passed = now - at;
  return passed < 0 ? 0 : Math.max(0, UNDO_FOR - passed);
}
