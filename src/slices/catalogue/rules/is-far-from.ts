/** Whether a price moves by more than half of what it was: more often a slip of the finger than a decision. A price that was nothing is far from none. */
export function isFarFrom(before: number, after: number): boolean {
  return before > 0 && Number.isFinite(after) && Math.abs(after - before) * 2 > before;
}
