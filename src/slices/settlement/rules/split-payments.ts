/** How a receipt's payments are shared among the producers who sold on it. Pure. */

export interface Part<B extends string = string> {
  readonly business: B;
  /** What of the receipt is this producer's; all of one sign. */
  readonly amount: number;
}

/**
 * Shares of each payment, by the order of `parts`: in proportion to what each sold, in whole minor units, so that each
 * producer's shares add up to what the producer sold *and* the shares of each payment add up to the payment. Every share
 * is first rounded down; what is left over is given out from the first producer and the first payment on, so that the
 * same receipt is always shared in the same way. A refund or void (all amounts below zero) is shared like its mirror.
 * A receipt whose payments and parts do not add up to the same (a till that reckoned wrongly, told as an exception) has
 * what remains of the larger side unshared.
 *
 * @returns `shares[payment][part]`
 */
export function splitPayments(parts: readonly Part[], payments: readonly number[]): number[][] {
  const total = parts.reduce((sum, { amount }) => sum + Math.abs(amount), 0);
  const sign = parts.some(({ amount }) => amount < 0) || payments.some((amount) => amount < 0) ? -1 : 1;
  if (total === 0) return payments.map(() => parts.map(() => 0));
  const shares = payments.map((payment) => parts.map(({ amount }) => floorShare(payment, amount, total)));
  const leftOfPart = parts.map(
    ({ amount }, part) => Math.abs(amount) - shares.reduce((sum, row) => sum + (row[part] ?? 0), 0),
  );
  for (const [no, payment] of payments.entries()) {
    const row = shares[no] ?? [];
    let left = Math.abs(payment) - row.reduce((sum, share) => sum + share, 0);
    for (const [part, share] of row.entries()) {
      const more = Math.max(0, Math.min(left, leftOfPart[part] ?? 0));
      row[part] = share + more;
      leftOfPart[part] = (leftOfPart[part] ?? 0) - more;
      left -= more;
    }
  }
  return shares.map((row) => row.map((share) => (share === 0 ? 0 : sign * share)));
}

/** Exact for any safe integers: the product of two amounts may be larger than 2^53. */
function floorShare(payment: number, amount: number, total: number): number {
  return Number((BigInt(Math.abs(payment)) * BigInt(Math.abs(amount))) / BigInt(total));
}
