import { expect, test } from 'vitest';
import { paginationSteps } from './pagination-steps.ts';

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [3, 5, [1, 2, 3, 4, 5]],
  [1, 12, [1, 2, 'gap', 12]],
  [4, 12, [1, 2, 3, 4, 5, 'gap', 12]],
  [6, 12, [1, 'gap', 5, 6, 7, 'gap', 12]],
  [12, 12, [1, 'gap', 11, 12]],
] as const)('on page %d of %d the steps leave out no single page', (page, pages, steps) => {
  expect(paginationSteps(page, pages)).toEqual(steps);
});
