/** How a receipt's payments are shared when some were paid to a business's own code. Pure. */
import { type Part, splitPayments } from './split-payments.ts';

export interface PaidPart<B extends string = string> {
  readonly amount: number;
  /** Whose own QRIS code took it; null where it was everybody's. */
  readonly business: B | null;
}

/**
 * Shares of each payment, by the order of `parts`: what a business's own code took is that business's, as far as it sold for so
 * much; all the rest is shared as `splitPayments` says, among what is not paid yet.
 *
 * @returns `shares[payment][part]`
 */
export function sharePayments<B extends string>(
  parts: readonly Part<B>[],
  payments: readonly PaidPart<B>[],
): number[][] {
  const left = parts.map(({ amount }) => amount);
  const own = payments.map(({ amount, business }) => {
    const at = parts.findIndex((part) => part.business === business);
    const most = left[at] ?? 0;
    const taken = Math.abs(amount) < Math.abs(most) ? amount : most;
    if (at >= 0) left[at] = most - taken;
    return { at, taken };
  });
  const shared = splitPayments(
    parts.map(({ business }, part) => ({ business, amount: left[part] ?? 0 })),
    payments.map(({ amount }, no) => amount - (own[no]?.taken ?? 0)),
  );
  return shared.map((row, no) => row.map((share, part) => share + (own[no]?.at === part ? own[no].taken : 0)));
}
