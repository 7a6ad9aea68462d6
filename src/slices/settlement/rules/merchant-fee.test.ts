import { describe, expect, it } from 'vitest';
import { feeUncertainOn, merchantClass, qrisFee } from './merchant-fee.ts';

describe('qrisFee', () => {
  it.each([
    // Amount, day, class, fee.
    [250_000, '2023-06-24', 'micro', 0],
    [250_000, '2023-06-24', 'other', 1_750],
    [250_000, '2023-07-01', 'micro', 750],
    [100_000, '2023-08-31', 'micro', 300],
    [100_000, '2023-09-01', 'micro', 0],
    [100_001, '2023-09-01', 'micro', 300],
    [500_000, '2024-11-30', 'micro', 1_500],
    [500_000, '2024-12-01', 'micro', 0],
    [500_001, '2024-12-01', 'micro', 1_500],
    [10_000_000, '2025-01-01', 'other', 70_000],
    // Half a rupiah goes up.
    [500, '2023-07-01', 'micro', 2],
    [-250_000, '2025-01-01', 'other', 0],
  ] as const)('of Rp%i on %s for a %s merchant is Rp%i', (amount, day, of, fee) => {
    expect(qrisFee(amount, day, of)).toBe(fee);
  });

  it('is not known without the merchant’s class or before there was a table', () => {
    expect(qrisFee(1_000, '2025-01-01', 'unknown')).toBeNull();
    expect(qrisFee(1_000, '2019-12-31', 'micro')).toBeNull();
  });

  it('may differ between providers while they were getting ready', () => {
    expect(['2023-08-31', '2023-09-01', '2023-11-30', '2023-12-01'].map(feeUncertainOn)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

it('reads the class from the merchant’s own string', () => {
  expect(['UMI', 'umi', 'UKE', 'UME', '', null].map(merchantClass)).toEqual([
    'micro',
    'micro',
    'other',
    'other',
    'unknown',
    'unknown',
  ]);
});
