import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, DRAWN, darkenedFor, isColour, PAPER, WRITTEN } from './colour.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  it('is what WCAG says', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#ffffff', '#ffffff')).toBe(1);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        expect(contrast(one, other)).toBe(contrast(other, one));
      }),
    );
  });

  it('is reached by darkening, and what is dark enough stays as it is', () => {
    expect(darkenedFor('#0e5a5e', PAPER, WRITTEN)).toBe('#0e5a5e');
    expect(darkenedFor('#ffff00', PAPER, DRAWN)).toBe('#939300');
    fc.assert(
      fc.property(colour, fc.constantFrom(DRAWN, WRITTEN), (given, least) => {
        const made = darkenedFor(given, PAPER, least);
        expect(isColour(made)).toBe(true);
        expect(contrast(made, PAPER)).toBeGreaterThanOrEqual(least);
        if (contrast(given, PAPER) >= least) expect(made).toBe(given);
      }),
    );
  });
});
