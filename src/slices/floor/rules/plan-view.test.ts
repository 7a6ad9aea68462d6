import fc from 'fast-check';
import { expect, it } from 'vitest';
import { viewAbout } from './plan-view.ts';

const hall = { width: 46_000, depth: 24_000 };
const box = (x: number, y: number, width = 3_000) => ({ x, y, width, depth: 3_000 });

it.each([
  ['nothing', [], { x: 0, y: 0, ...hall }],
  [
    'booths in the middle',
    [box(17_000, 6_000, 6_000), box(26_000, 15_000)],
    { x: 15_000, y: 4_000, width: 16_000, depth: 16_000 },
  ],
  ['one booth in the corner', [box(0, 0)], { x: 0, y: 0, width: 12_000, depth: 12_000 }],
  ['one booth at the far wall', [box(43_000, 21_000)], { x: 34_000, y: 12_000, width: 12_000, depth: 12_000 }],
])('shows %s', (_, booths, view) => {
  expect(viewAbout(hall, booths)).toEqual(view);
});

it('always shows every booth of the cluster, and nothing beyond the walls', () => {
  const booth = fc.record({
    x: fc.integer({ min: 0, max: 40_000 }),
    y: fc.integer({ min: 0, max: 20_000 }),
    width: fc.integer({ min: 100, max: 6_000 }),
    depth: fc.integer({ min: 100, max: 4_000 }),
  });
  fc.assert(
    fc.property(fc.array(booth, { minLength: 1, maxLength: 8 }), (booths) => {
      const view = viewAbout(hall, booths);
      for (const each of booths) {
        expect(each.x).toBeGreaterThanOrEqual(view.x);
        expect(each.y).toBeGreaterThanOrEqual(view.y);
        expect(each.x + each.width).toBeLessThanOrEqual(view.x + view.width);
        expect(each.y + each.depth).toBeLessThanOrEqual(view.y + view.depth);
      }
      expect([view.x >= 0, view.x + view.width <= hall.width, view.y >= 0, view.y + view.depth <= hall.depth]).toEqual([
        true,
        true,
        true,
        true,
      ]);
    }),
  );
});
