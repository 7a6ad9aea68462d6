import { m } from '../../../platform/i18n/index.ts';
import { moneyText } from '../../../platform/i18n/money-text.ts';
import { Badge } from '../../../platform/ui/index.ts';
import type { ShiftSummary } from '../../till/contract.ts';

/** Open, open for too long, or closed. */
export function ShiftState({ state }: Pick<ShiftSummary, 'state'>) {
  if (state === 'late') return <Badge tone="red">{m.insights_shift_late()}</Badge>;
  if (state === 'open') return <Badge tone="leaf">{m.insights_shift_open()}</Badge>;
  return <Badge>{m.insights_shift_closed()}</Badge>;
}

/** Counted less expected, in words: less than nothing is missing, more is too much. */
export function ShiftVariance({ variance, currency }: { readonly variance: number | null; readonly currency: string }) {
  if (variance === null) return '–';
  if (variance === 0) return m.insights_shift_exact();
  const amount = moneyText(Math.abs(variance), currency);
  return variance < 0 ? (
    <Badge tone="red">{m.insights_shift_short({ amount })}</Badge>
  ) : (
    <Badge tone="gold">{m.insights_shift_over({ amount })}</Badge>
  );
}
