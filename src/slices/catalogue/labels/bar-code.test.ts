import { expect, it } from 'vitest';
import { newId } from '../../../kinds/id.ts';
import { productCode } from '../rules/product-code.ts';
import { barCodeSvg, modulesOf } from './bar-code.ts';

it('draws the modules that the standard has for a known number', () => {
  expect(modulesOf('5901234123457')).toBe(
    '10100010110100111011001100100110111101001110101010110011011011001000010101110010011101000100101',
  );
});

it('is of 95 modules, and black at both ends', () => {
  for (const code of Array.from({ length: 50 }, () => productCode(newId<'product'>()))) {
    expect(modulesOf(code)).toMatch(/^101[01]{42}01010[01]{42}101$/);
    expect(barCodeSvg(code)).toMatch(
      /^<svg [^<>]*viewBox="0 0 113 39"><path fill="black" d="(M[0-9]+,0h[1-4]v(34|39)h-[1-4]z)+"\/><\/svg>$/,
    );
  }
});
