import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Chains } from './growing.ts';
import { Ordered } from './ordered.ts';

describe('numbers in order', () => {
  it('are in the same order however many are added between two looks', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(50), { maxLength: 9 }), { maxLength: 9 }), fc.nat(50), (rounds, sought) => {
        const ordered = new Ordered((a, b) => a - b);
        for (const round of rounds) {
          for (const value of round) ordered.add(value);
          void ordered.order;
        }
        const expected = rounds.flat().sort((a, b) => a - b);
        expect([...ordered.order]).toEqual(expected);
        const first = expected.findIndex((value) => value >= sought);
        expect(ordered.firstPlace((value) => value >= sought)).toBe(first < 0 ? expected.length : first);
      }),
    );
  });
});

describe('chains', () => {
  it('hold each its own numbers, the latest first', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(999)), { maxLength: 200 }), (added) => {
        const chains = new Chains();
        for (let chain = 0; chain < 4; chain++) chains.begin();
        for (const [chain, value] of added) chains.add(chain, value);
        const told = [0, 1, 2, 3].map((chain) => {
          const values: number[] = [];
          chains.each(chain, (value) => values.push(value));
          return values;
        });
        const expected = [0, 1, 2, 3].map((chain) => added.filter(([of]) => of === chain).map(([, value]) => value));
        expect(told).toEqual(expected.map((values) => values.reverse()));
      }),
    );
  });
});
