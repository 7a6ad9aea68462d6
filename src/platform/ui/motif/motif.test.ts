import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BeadCount, motif, motifPaths, motifSvg, paletteFor } from './motif.ts';
import { PALETTE_NAMES } from './palettes.ts';

/** The ten regions of Kalimantan Timur. */
const KALTIM = ['64.01', '64.02', '64.03', '64.07', '64.08', '64.09', '64.11', '64.71', '64.72', '64.74'];

const counts: readonly BeadCount[] = [7, 11, 15];
const count = fc.constantFrom<BeadCount>(...counts);

describe('a motif', () => {
  test('is the same whenever it is drawn', () => {
    fc.assert(
      fc.property(fc.string(), count, (code, beads) => {
        expect(motif(code, { beads })).toEqual(motif(code, { beads }));
      }),
    );
  });

  test('is mirrored left to right and top to bottom', () => {
    fc.assert(
      fc.property(fc.string(), count, count, (code, beads, height) => {
        const { rows } = motif(code, { beads, rows: height });
        expect(rows.map((row) => row.toReversed())).toEqual(rows);
        expect(rows.toReversed()).toEqual(rows);
      }),
    );
  });

  test('has as many beads as were asked for, in at least two colours', () => {
    fc.assert(
      fc.property(fc.string(), count, count, (code, beads, height) => {
        const drawing = motif(code, { beads, rows: height });
        const drawn = motifPaths(drawing).paths.map(({ d }) => d.split('h0').length - 1);
        expect(drawn.reduce((all, some) => all + some)).toBe(beads * height);
        expect(drawn.length).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  test('differs from region to region', () => {
    expect(new Set(KALTIM.map((code) => JSON.stringify(motif(code, { beads: 11, palette: 'river' })))).size).toBe(10);
  });

  test('keeps out of the palettes of its neighbours', () => {
    fc.assert(
      fc.property(fc.string(), fc.subarray([...PALETTE_NAMES], { maxLength: 9 }), (code, avoid) => {
        expect(avoid).not.toContain(motif(code, { beads: 7, avoid }).palette);
      }),
    );
  });

  test.each(counts)('of each Kaltim region is drawn as agreed with %d beads', (beads) => {
    const marks = [' .', ' o', ' #', ' *'];
    const drawn = KALTIM.map((code) => {
      const { palette, rows } = motif(code, { beads });
      return [`${code} ${palette}`, ...rows.map((row) => row.map((bead) => marks[bead]).join(''))].join('\n');
    });
    expect(drawn.join('\n\n')).toMatchSnapshot();
  });
});

describe('the palettes of a list', () => {
  test('are all different for ten regions', () => {
    expect(new Set(paletteFor(KALTIM)).size).toBe(10);
  });

  test('never repeat among eight in a row', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 40 }), (codes) => {
        const chosen = paletteFor(codes);
        expect(chosen).toHaveLength(codes.length);
        for (let at = 0; at < chosen.length; at++)
          expect(new Set(chosen.slice(at, at + 8)).size).toBe(Math.min(8, chosen.length - at));
      }),
    );
  });
});

test('two hundred products seldom share a pattern', () => {
  const shapes = new Set(
    Array.from({ length: 200 }, (_, code) => JSON.stringify(motif(`product ${code}`, { beads: 11 }).rows)),
  );
  expect(shapes.size).toBeGreaterThan(150);
});

test('a motif of 15 by 15 beads is under 2.5 KB of SVG, one of 7 by 7 under 1 KB', () => {
  for (const code of KALTIM) {
    expect(motifSvg(code, { beads: 15 }).length).toBeLessThan(2_500);
    expect(motifSvg(code, { beads: 7 }).length).toBeLessThan(1_000);
  }
});
