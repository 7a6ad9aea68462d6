/**
 * The id that a sale will have, told to a payment gateway before the sale is made: what the gateway says later is then of
 * this very sale. Pure; the till keeps it with its cart.
 */
import type { Id } from '../../../../kinds/id.ts';
import type { Money } from '../../../../kinds/money.ts';
import type { Paying } from '../../rules/sale.ts';

export interface PromisedPart {
  /** The number of the payment in the sale, from 1. */
  readonly no: number;
  readonly amount: Money;
}

export interface PromisedSale {
  readonly id: Id<'event'>;
  /** What a charge was asked for, under this id. */
  readonly asked: readonly PromisedPart[];
}

/**
 * The sale to ask a charge for. A payment that was asked for with another amount wants another sale: its code may still be
 * paid, and must not count for this one. Null when there can be no other, because a part is paid under this id already.
 */
export function promiseSale(
  known: PromisedSale | null,
  parts: readonly Paying[],
  wanted: PromisedPart,
  makeId: () => Id<'event'>,
): PromisedSale | null {
  const asked = known?.asked.find(({ no }) => no === wanted.no);
  if (known && asked?.amount === wanted.amount) return known;
  if (known && !asked) return { id: known.id, asked: [...known.asked, wanted] };
  return parts.some((part) => part.confirmed) ? null : { id: makeId(), asked: [wanted] };
}

/** Whether a part may be taken out: what a gateway has confirmed stays, and stays at its number. */
export function isRemovable(parts: readonly Paying[], place: number): boolean {
  return !parts.slice(place).some((part) => part.confirmed);
}
