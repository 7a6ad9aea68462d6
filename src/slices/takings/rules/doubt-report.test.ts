import { expect, it } from 'vitest';
import { doubtsOf } from './doubt-report.ts';

it('asks back about what looks like a slip of the finger', () => {
  expect(doubtsOf({ amount: 1_250_000, sales: 40 }, [1_000_000])).toEqual([]);
  expect(doubtsOf({ amount: 1_250_000, sales: null }, [])).toEqual([]);
  expect(doubtsOf({ amount: 0, sales: 0 }, [1_000_000])).toEqual([]);
  expect(doubtsOf({ amount: 5_000, sales: 0 }, [])).toEqual(['no-sales']);
  expect(doubtsOf({ amount: 0, sales: 3 }, [])).toEqual(['no-amount']);
  expect(doubtsOf({ amount: 300_000_000, sales: 3 }, [])).toEqual(['much-a-sale']);
  expect(doubtsOf({ amount: 900, sales: 3 }, [])).toEqual(['little-a-sale']);
  expect(doubtsOf({ amount: 12_500_000, sales: 40 }, [1_000_000, 1_100_000])).toEqual(['far-from-before']);
  expect(doubtsOf({ amount: 90_000, sales: 9 }, [1_000_000])).toEqual(['far-from-before']);
});
