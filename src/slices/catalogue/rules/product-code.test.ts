import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Id, newId } from '../../../kinds/id.ts';
import { checkDigit, isProductCode, productCode } from './product-code.ts';

it.each([
  ['400638133393', 1],
  ['899100210123', 4],
  ['978030640615', 7],
  ['000000000000', 0],
])('the check digit of %s is %i', (digits, expected) => expect(checkDigit(digits)).toBe(expected));

it('is thirteen digits of a shop’s own range, the same for the same product', () => {
  const ids = Array.from({ length: 2_000 }, () => newId<'product'>());
  for (const id of ids) expect(isProductCode(productCode(id)), id).toBe(true);
  expect(ids.map(productCode)).toEqual(ids.map(productCode));
  expect(new Set(ids.map(productCode)).size).toBe(ids.length);
});

it('is of one writing for the smallest and the largest id', () => {
  expect(productCode('00000000-0000-7000-8000-000000000000' as Id<'product'>)).toBe('2000000000008');
  expect(productCode('ffffffff-ffff-7fff-bfff-ffffffffffff' as Id<'product'>)).toBe('2687194767353');
});

it('knows a mistyped digit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const code = productCode(newId<'product'>());
      const wrong = `${code.slice(0, at)}${(Number(code[at]) + by) % 10}${code.slice(at + 1)}`;
      expect(isProductCode(wrong)).toBe(false);
    }),
  );
});
