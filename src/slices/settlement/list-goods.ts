import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { listOffersOfBusiness } from '../catalogue/index.ts';
import { type AtEdition, getEdition } from '../editions/index.ts';
import { findBusiness } from '../exhibitors/index.ts';
import { listDeliveryNotes, listMoved, listMovements, mustReach } from '../stock/index.ts';
import { stockRows } from './rules/make-statement.ts';
import { selectProducts } from './store.ts';

/**
 * What became of a business's goods: by product, note and movement. @throws `request.not-found`, `request.forbidden`.
 */
export async function listGoods(ctx: AtEdition, tx: Tx, slug: string) {
  const business = await findBusiness(ctx, tx, slug);
  if (!business) throw new DomainError(common['not-found']);
  await mustReach(ctx, tx, 'stock.read', business.id);
  const { zone, slug: edition } = await getEdition(ctx, tx);
  const offers = await listOffersOfBusiness(ctx, tx, business.id);
  const sold = new Map<Id<'product'>, number>();
  for (const { product, quantity } of await selectProducts(ctx, tx, business.id))
    sold.set(product, (sold.get(product) ?? 0) + quantity);
  const names = new Map(offers.map((offer) => [offer.id, offer.name.id]));
  const moved = await listMoved(ctx, tx, business.id);
  const all = { all: true } as const;
  return {
    edition: { slug: edition, zone },
    business: { id: business.id, slug: business.slug, name: business.name },
    products: offers.map((offer) => ({ id: offer.id, name: offer.name, unit: offer.unit, price: offer.price })),
    stock: stockRows({ moved, names, sold }),
    notes: (await listDeliveryNotes(ctx, tx, { reach: all, business: business.id })).items,
    movements: await listMovements(ctx, tx, business.id),
  };
}
