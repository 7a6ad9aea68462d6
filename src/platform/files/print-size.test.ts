import fc from 'fast-check';
import { expect, it } from 'vitest';
import { enoughPixels, isTooSmall, LEAST_DPI, PRODUCT_PRINT, printedSize } from './print-size.ts';

const BOX = { width: 50.8, height: 25.4 };

it('says with how many pixels a place is filled', () => {
  expect(enoughPixels(BOX)).toEqual({ width: 400, height: 200 });
  expect(enoughPixels(PRODUCT_PRINT)).toEqual({ width: 434, height: 323 });
});

it.each([
  [{ width: 400, height: 200 }, false, { width: 50.8, height: 25.4 }],
  [{ width: 4000, height: 2000 }, false, { width: 50.8, height: 25.4 }],
  // A narrow one fills the height.
  [{ width: 100, height: 200 }, false, { width: 12.7, height: 25.4 }],
  [{ width: 399, height: 199 }, true, { width: 50.673, height: 25.273 }],
  [{ width: 200, height: 100 }, true, { width: 25.4, height: 12.7 }],
])('prints %j no larger than it allows', (pixels, small, size) => {
  expect(isTooSmall(pixels, BOX)).toBe(small);
  const printed = printedSize(pixels, BOX);
  expect(printed.width).toBeCloseTo(size.width, 6);
  expect(printed.height).toBeCloseTo(size.height, 6);
});

it('never prints coarser than the rule, nor beyond its place, nor out of shape', () => {
  const side = fc.integer({ min: 1, max: 9_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const printed = printedSize({ width, height }, PRODUCT_PRINT);
      expect((width / printed.width) * 25.4).toBeGreaterThanOrEqual(LEAST_DPI - 1e-6);
      expect(printed.width).toBeLessThanOrEqual(PRODUCT_PRINT.width + 1e-9);
      expect(printed.height).toBeLessThanOrEqual(PRODUCT_PRINT.height + 1e-9);
      expect(printed.width / printed.height).toBeCloseTo(width / height, 6);
    }),
  );
});
