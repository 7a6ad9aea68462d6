import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BASES, CLASSES, classOf, LIMITS } from './business-class.ts';

it('the class of a business is the first whose limit it keeps', () => {
  expect([
    classOf('capital', 1_000_000_000),
    classOf('capital', 1_000_000_001),
    classOf('capital', 10_000_000_001),
  ]).toEqual(['micro', 'small', undefined]);
  expect([classOf('sales', 2_000_000_000), classOf('sales', 15_000_000_000), classOf('sales', 50_000_000_000)]).toEqual(
    ['micro', 'small', 'medium'],
  );
});

it('more never makes a business smaller', () => {
  const sum = fc.integer({ min: 0, max: 60_000_000_000 });
  const rank = (basis: (typeof BASES)[number], amount: number) => {
    const found = classOf(basis, amount);
    return found ? CLASSES.indexOf(found) : CLASSES.length;
  };
  fc.assert(
    fc.property(fc.constantFrom(...BASES), sum, sum, (basis, a, b) => {
      expect(rank(basis, Math.min(a, b))).toBeLessThanOrEqual(rank(basis, Math.max(a, b)));
    }),
  );
  expect(LIMITS.capital.micro).toBeLessThan(LIMITS.sales.micro);
});
