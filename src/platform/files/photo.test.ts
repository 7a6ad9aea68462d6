import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PHOTO_SIZES, photoPath, variantsOf } from './photo.ts';

describe('the sizes of a photograph', () => {
  it('are three for one of a camera, upright or not', () => {
    expect(variantsOf({ width: 4000, height: 3000 })).toEqual([
      { size: 320, width: 320, height: 240 },
      { size: 800, width: 800, height: 600 },
      { size: 1600, width: 1600, height: 1200 },
    ]);
    expect(variantsOf({ width: 1080, height: 1920 }).map(({ width, height }) => [width, height])).toEqual([
      [180, 320],
      [450, 800],
      [900, 1600],
    ]);
  });

  it('are fewer for a small one, which is never enlarged', () => {
    expect(variantsOf({ width: 200, height: 100 })).toEqual([{ size: 320, width: 200, height: 100 }]);
    expect(variantsOf({ width: 500, height: 400 })).toEqual([
      { size: 320, width: 320, height: 256 },
      { size: 800, width: 500, height: 400 },
    ]);
  });

  it('never exceed the picture or their size, and grow', () => {
    const side = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const variants = variantsOf({ width, height });
        expect(variants.length).toBeGreaterThan(0);
        let before = 0;
        for (const variant of variants) {
          const longest = Math.max(variant.width, variant.height);
          expect(longest).toBeLessThanOrEqual(Math.min(variant.size, Math.max(width, height)));
          expect(longest).toBeGreaterThan(before);
          before = longest;
        }
        expect(before).toBe(Math.min(Math.max(width, height), PHOTO_SIZES[2]));
      }),
    );
  });
});

it('an address names photograph, size and format', () => {
  expect(photoPath('0190', 800, 'avif')).toBe('/foto/0190/800.avif');
});
