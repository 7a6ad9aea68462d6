import { expect, it } from 'vitest';
import { doubtsOf } from './doubt-report.ts';

it('asks back about what looks like a slip of the finger', () => {
  expect(doubtsOf({ amount: 1_250_000, sales: 40 }, [1_000_000], 'IDR')).toEqual([]);
  expect(doubtsOf({ amount: 1_250_000, sales: null }, [], 'IDR')).toEqual([]);
  expect(doubtsOf({ amount: 0, sales: 0 }, [1_000_000], 'IDR')).toEqual([]);
  expect(doubtsOf({ amount: 5_000, sales: 0 }, [], 'IDR')).toEqual(['no-sales']);
  expect(doubtsOf({ amount: 0, sales: 3 }, [], 'IDR')).toEqual(['no-amount']);
  expect(doubtsOf({ amount: 300_000_000, sales: 3 }, [], 'IDR')).toEqual(['much-a-sale']);
  expect(doubtsOf({ amount: 900, sales: 3 }, [], 'IDR')).toEqual(['little-a-sale']);
  expect(doubtsOf({ amount: 12_500_000, sales: 40 }, [1_000_000, 1_100_000], 'IDR')).toEqual(['far-from-before']);
  expect(doubtsOf({ amount: 90_000, sales: 9 }, [1_000_000], 'IDR')).toEqual(['far-from-before']);
  // In rupees, kept in paise.
  expect(doubtsOf({ amount: 2_500_000, sales: 40 }, [], 'INR')).toEqual([]);
  expect(doubtsOf({ amount: 2_500, sales: 40 }, [], 'INR')).toEqual(['little-a-sale']);
});
