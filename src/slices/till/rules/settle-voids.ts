/**
 * Which void of a sale counts. A till without network may send a void before its sale, or an earlier void after a later
 * one; whatever the order, the end is the same: the sale is reversed once, by its first void by seq, as soon as both are
 * in the log.
 */
import type { Id } from '../../../kinds/id.ts';
import type { RaisedException } from '../../hall/contract.ts';
import type { TillExceptionCode } from '../contract.ts';
import { copyOf, type RecordedReceipt, reverse, type VoidClaim } from './project-event.ts';

/** All that the log of a device says of one sale so far. */
export interface SaleMatter {
  readonly sale: RecordedReceipt | undefined;
  readonly claims: readonly VoidClaim[];
}

export interface Settlement {
  readonly winner: VoidClaim | undefined;
  readonly exceptions: readonly RaisedException[];
}

/** A claim whose copy differs from the sale still reverses the sale, exactly as it was recorded, and is shown to a person. */
export function settleVoids({ sale, claims }: SaleMatter): Settlement {
  if (!sale) return { winner: undefined, exceptions: [] };
  const inOrder = claims.toSorted((a, b) => a.seq - b.seq);
  const exceptions = inOrder.flatMap((claim, index) => {
    const raised: RaisedException[] = [];
    if (index > 0) raised.push(exception(claim, 'already-voided', sale));
    if (claim.copy !== copyOf(sale)) raised.push(exception(claim, 'void-differs', sale));
    return raised;
  });
  return { winner: inOrder[0], exceptions };
}

/** What news about a sale changes. At most one of `counted` and `renamed` is there. */
export interface VoidChange {
  /** The reversal that counts from now on. */
  readonly counted: RecordedReceipt | undefined;
  /** An earlier void has turned up: the reversal that counts already is this one's from now on. */
  readonly renamed: { readonly from: Id<'event'>; readonly to: RecordedReceipt } | undefined;
  readonly exceptions: readonly RaisedException[];
}

/** @param before what was known until now, @param after the same and the news: both of one sale. */
export function changeVoids(before: SaleMatter, after: SaleMatter): VoidChange {
  const was = settleVoids(before);
  const is = settleVoids(after);
  const said = new Set(was.exceptions.map(keyOf));
  const exceptions = is.exceptions.filter((raised) => !said.has(keyOf(raised)));
  const changed = after.sale && is.winner && is.winner.id !== was.winner?.id;
  if (!changed) return { counted: undefined, renamed: undefined, exceptions };
  const receipt = reverse(after.sale, is.winner);
  return was.winner
    ? { counted: undefined, renamed: { from: was.winner.id, to: receipt }, exceptions }
    : { counted: receipt, renamed: undefined, exceptions };
}

function exception(claim: VoidClaim, code: TillExceptionCode, sale: RecordedReceipt): RaisedException {
  return { event: claim.id, seq: claim.seq, code, data: { sale: sale.id, receipt: sale.number } };
}

function keyOf(raised: RaisedException): string {
  return `${raised.event} ${raised.code}`;
}
