import type { Id } from '../../../../kinds/id.ts';
import type { SaleRecorded } from '../../contract.ts';

/** Pieces sold by product, for the order of the tiles: what sells stands first. */
export function piecesSold(sales: Iterable<SaleRecorded>): ReadonlyMap<Id<'product'>, number> {
  const pieces = new Map<Id<'product'>, number>();
  for (const { lines } of sales)
    for (const { product, quantity } of lines) pieces.set(product, (pieces.get(product) ?? 0) + quantity);
  return pieces;
}
