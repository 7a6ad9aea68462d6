import { expect, it } from 'vitest';
import { unitBeside, withUnit } from './unit-beside.ts';

it.each([
  ['Batik Kelubut 2 m', '2 m', null],
  ['Abon tuna (250 g)', '250 g', null],
  ['Abon tuna, 250 G', '250 g', null],
  ['Lampit', '2 m', '2 m'],
  ['Kain 12 m', '2 m', '2 m'],
  ['Lampit', null, null],
])('beside %s stands of %s: %s', (name, unit, shown) => {
  expect(unitBeside(name, unit)).toBe(shown);
});

it('writes a name with its unit once', () => {
  expect([withUnit('Batik Kelubut 2 m', '2 m'), withUnit('Lampit', '2 m')]).toEqual([
    'Batik Kelubut 2 m',
    'Lampit (2 m)',
  ]);
});
