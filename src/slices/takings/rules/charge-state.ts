/** What a gateway says of a charge, and which of its words are news. Words come twice, late and in any order. */
import type { ChargeState } from '../../till/rules/gateway-charge.ts';

export type { ChargeState };

/**
 * From each state the states that it may become. Money that arrived stays arrived, whatever is said later of the charge's
 * beginnings; only a refund or a dispute takes it away. A charge that expired or failed may be settled all the same: the word
 * of the payment was on its way.
 */
const MAY_BECOME: Readonly<Record<ChargeState, readonly ChargeState[]>> = {
  making: ['pending', 'settled', 'failed', 'expired', 'refunded', 'disputed'],
  pending: ['settled', 'failed', 'expired', 'refunded', 'disputed'],
  failed: ['settled', 'refunded', 'disputed'],
  expired: ['settled', 'refunded', 'disputed'],
  settled: ['refunded', 'disputed'],
  disputed: ['refunded'],
  refunded: [],
};

/** Null when it is no news. */
export function chargeBecomes(state: ChargeState, told: ChargeState): ChargeState | null {
  return MAY_BECOME[state].includes(told) ? told : null;
}

/** A phone may come home from a tour this long after its sale, and only then send it. Half days. */
const SALE_COMES_WITHIN = 60;

/**
 * Milliseconds until its state is asked for the next time; longer and longer, for two days. Null: not again.
 * @param unapplied whether what is known of its money waits for the sale: then every half day for a month.
 */
export function askAgainIn(asked: number, unapplied = false): number | null {
  const waits = [2, 5, 10, 20, 60, 180, 600, 720, 1_320];
  const minutes = waits[asked] ?? (unapplied && asked < waits.length + SALE_COMES_WITHIN ? 720 : undefined);
  return minutes === undefined ? null : minutes * 60_000;
}
