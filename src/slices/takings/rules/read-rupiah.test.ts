import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatMoney, MAX_AMOUNT } from '../../../kinds/money.ts';
import { readRupiah } from './read-rupiah.ts';

it.each([
  ['1250000', 1_250_000],
  ['1.250.000', 1_250_000],
  ['1,250,000', 1_250_000],
  [' Rp 1.250.000 ', 1_250_000],
  ['rp1.250.000,00', 1_250_000],
  ['Rp. 500,-', 500],
  ['0', 0],
])('reads %s', (text, amount) => expect(readRupiah(text)).toBe(amount));

it.each(['', 'Rp', '1.5', '1.25', '1,5 jt', '-5', '1.250.00', '12.50.000', '1e6', '99999999999', 'satu'])(
  'guesses nothing of %s',
  (text) => expect(readRupiah(text)).toBeUndefined(),
);

it('reads whatever this program prints', () => {
  fc.assert(
    fc.property(fc.nat(MAX_AMOUNT), (amount) => {
      expect(readRupiah(formatMoney(amount, 'IDR'))).toBe(amount);
    }),
  );
});
