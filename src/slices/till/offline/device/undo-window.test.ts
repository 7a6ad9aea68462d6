import { expect, test } from 'vitest';
import { UNDO_FOR, undoLeft } from './undo-window.ts';

test('a sale can be undone for a minute, and not when the clock went back behind it', () => {
  const at = Date.UTC(2023, 5, 23, 4);
  expect([0, 1_000, UNDO_FOR - 1, UNDO_FOR, 3_600_000, -1].map((passed) => undoLeft(at, at + passed))).toEqual([
    60_000, 59_000, 1, 0, 0, 0,
  ]);
});
