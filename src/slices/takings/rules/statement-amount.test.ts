import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney } from '../../../kinds/money.ts';
import { directionOf, readMoved } from './statement-amount.ts';

const ONE = { amount: 0, debit: null, direction: null } as const;
const TWO = { amount: 0, debit: 1, direction: null } as const;
const MARKED = { amount: 0, debit: null, direction: 1 } as const;

function moved(cells: readonly string[], columns: Parameters<typeof readMoved>[1], numbers: readonly number[] = []) {
  const read = readMoved({ line: 2, cells, numbers }, columns, 'IDR');
  return read.ok ? [read.value.direction, read.value.amount] : read.code;
}

describe('what a line moved', () => {
  it.each([
    ['31.331', ['in', 31_331]],
    ['31.331,00 CR', ['in', 31_331]],
    ['31.331,00 K', ['in', 31_331]],
    ['Rp31.331,-', ['in', 31_331]],
    ['+31.331', ['in', 31_331]],
    ['CR 31.331', ['in', 31_331]],
    ['31.331 Kredit', ['in', 31_331]],
    ['31.331 D', ['out', 31_331]],
    ['31.331DB', ['out', 31_331]],
    ['31.331 Dr.', ['out', 31_331]],
    ['-31.331', ['out', 31_331]],
    ['31.331-', ['out', 31_331]],
    ['−31.331', ['out', 31_331]],
    ['Rp-31.331', ['out', 31_331]],
    ['-Rp31.331', ['out', 31_331]],
    ['(31.331)', ['out', 31_331]],
    ['(Rp31.331,00)', ['out', 31_331]],
    ['-31.331 DB', ['out', 31_331]],
    ['-31.331 CR', 'direction-unreadable'],
    ['0,00', 'amount-unreadable'],
    ['', 'amount-unreadable'],
    ['31.331 XX', 'amount-unreadable'],
  ])('%s', (text, right) => expect(moved([text], ONE)).toEqual(right));

  it('has two columns, one of them empty, a dash or nought', () => {
    expect(moved(['31.331', ''], TWO)).toEqual(['in', 31_331]);
    expect(moved(['0.00', '31.331'], TWO)).toEqual(['out', 31_331]);
    expect(moved(['-', '-31.331'], TWO)).toEqual(['out', 31_331]);
    expect(moved(['5', '5'], TWO)).toBe('two-amounts');
    expect(moved(['', ''], TWO)).toBe('amount-unreadable');
    expect(moved(['x', '5'], TWO)).toBe('amount-unreadable');
    expect(moved(['', '+5'], TWO)).toBe('direction-unreadable');
  });

  it('has a column of marks or words', () => {
    for (const word of ['K', 'cr', 'Kredit', 'CREDIT', '+', 'Uang masuk', 'In', '(C)'])
      expect([word, moved(['5', word], MARKED)]).toEqual([word, ['in', 5]]);
    for (const word of ['D', 'DB', 'Debet', 'debit', '-', 'Keluar', 'Payout', 'Dr.'])
      expect([word, moved(['5', word], MARKED)]).toEqual([word, ['out', 5]]);
    expect(moved(['-5', 'D'], MARKED)).toEqual(['out', 5]);
    expect(moved(['-5', 'K'], MARKED)).toBe('direction-unreadable');
    expect(moved(['5', ''], MARKED)).toBe('direction-unreadable');
    expect(directionOf('Kartu debit')).toBeUndefined();
  });

  it('is a number where a spreadsheet keeps one', () => {
    expect(moved(['31331'], ONE, [0])).toEqual(['in', 31_331]);
    expect(moved(['-31331'], ONE, [0])).toEqual(['out', 31_331]);
    expect(moved(['498.625'], ONE, [0])).toBe('amount-unreadable');
    expect(moved(['498.625'], ONE)).toEqual(['in', 498_625]);
  });

  it('is read of every amount that is printed, with any mark', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000_000 }), fc.constantFrom('IDR', 'INR'), (amount, currency) => {
        const shown = formatMoney(amount, currency);
        for (const [text, direction] of [
          [shown, 'in'],
          [`${shown} CR`, 'in'],
          [`${shown}-`, 'out'],
          [`(${shown})`, 'out'],
        ] as const)
          expect(readMoved({ line: 1, cells: [text] }, ONE, currency)).toEqual({
            ok: true,
            value: { direction, amount },
          });
      }),
    );
  });
});
