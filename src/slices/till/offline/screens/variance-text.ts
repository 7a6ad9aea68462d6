import { m } from '../../../../platform/i18n/index.ts';

/** The difference between what was counted and what should be there, in words. */
export function varianceText(variance: number, print: (amount: number) => string): string {
  if (variance === 0) return m.till_variance_none();
  const amount = print(Math.abs(variance));
  return variance < 0 ? m.till_variance_short({ amount }) : m.till_variance_over({ amount });
}
