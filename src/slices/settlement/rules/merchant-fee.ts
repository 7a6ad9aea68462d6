/**
 * What an acquirer keeps of a QRIS payment (merchant discount rate). A dated table, because a payment is charged by the
 * rule of its day. Sources: Bank Indonesia's announcements as reported by fortuneidn.com (0.3 % for micro merchants from
 * 1 July 2023, 0.7 % for the others), bisnis.com 2023-07-27 (0 % up to Rp100.000, in force between 1 September and 30
 * November 2023 as each provider was ready), suara.com 2024-10-16 (0 % up to Rp500.000 from 1 December 2024).
 */

export interface FeeRule {
  /** First day on which it holds, `YYYY-MM-DD`, in the edition's zone. */
  readonly from: string;
  /** Providers had until this day to put it into force: in between, the statement of the provider decides. */
  readonly settledBy?: string;
  /** Micro merchants pay nothing up to this amount of a payment. */
  readonly microFreeUpTo: number;
  /** In hundredths of a percent. */
  readonly micro: number;
  readonly others: number;
}

export const QRIS_FEES: readonly FeeRule[] = [
  { from: '2020-01-01', microFreeUpTo: Number.MAX_SAFE_INTEGER, micro: 0, others: 70 },
  { from: '2023-07-01', microFreeUpTo: 0, micro: 30, others: 70 },
  { from: '2023-09-01', settledBy: '2023-11-30', microFreeUpTo: 100_000, micro: 30, others: 70 },
  { from: '2024-12-01', microFreeUpTo: 500_000, micro: 30, others: 70 },
];

/** The class that the merchant's own QRIS string names: `UMI` is micro; without a string nobody knows. */
export type MerchantClass = 'micro' | 'other' | 'unknown';

export function merchantClass(given: string | null | undefined): MerchantClass {
  if (given === null || given === undefined || given === '') return 'unknown';
  return given.toUpperCase() === 'UMI' ? 'micro' : 'other';
}

export function feeRuleOn(day: string): FeeRule | undefined {
  return QRIS_FEES.findLast((rule) => rule.from <= day);
}

/** Whether the providers could still differ on that day. */
export function feeUncertainOn(day: string): boolean {
  const rule = feeRuleOn(day);
  return rule?.settledBy !== undefined && day <= rule.settledBy;
}

/**
 * The fee of one payment in whole minor units, rounded half up: the announcements say no rounding, and the acquirer's
 * statement is what counts in the end. Null where it cannot be known: the class is unknown, or the day is before the table.
 * A refund is not given a fee back.
 */
export function qrisFee(amount: number, day: string, of: MerchantClass): number | null {
  if (amount <= 0) return 0;
  const rule = feeRuleOn(day);
  if (!rule || of === 'unknown') return null;
  if (of === 'micro' && amount <= rule.microFreeUpTo) return 0;
  return Number((BigInt(amount) * BigInt(of === 'micro' ? rule.micro : rule.others) + 5_000n) / 10_000n);
}
