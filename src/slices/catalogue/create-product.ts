import { newId } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { bumpEditionsOf, mustReachBusiness, refusePersonalNumbers } from '../exhibitors/index.ts';
import { addProduct } from './add-product.ts';
import { type NewProduct, newProduct } from './contract.ts';
import { freeSlug } from './free-slug.ts';
import { setListing } from './set-listing.ts';
import { findMade } from './store.ts';

/**
 * A product more of a business that takes part, on sale at the edition from now on; by its producer, the lead of its region
 * or the committee. With an `id` that was made before it makes no other. @returns its address.
 * @throws `request.invalid`, `request.forbidden`, `exhibitors.unknown-business`, `exhibitors.personal-number`,
 * `catalogue.unknown-category`, `catalogue.not-exhibiting`.
 */
export async function createProduct(ctx: AtEdition, tx: Tx, input: NewProduct): Promise<string> {
  const { price, freePrice, ...words } = accept(newProduct, input);
  refusePersonalNumbers({ 'description.id': words.description.id, 'description.en': words.description.en });
  const { id = newId<'product'>(ctx.clock.now()) } = words;
  const made = words.id && (await findMade(ctx, tx, words.id));
  if (made) {
    await mustReachBusiness(ctx, tx, 'products.edit', made.business);
    return made.slug;
  }
  const name = { id: words.name.id || words.name.en, en: words.name.en || words.name.id };
  const slug = await freeSlug(ctx, tx, name.id, id);
  const product = await addProduct(ctx, tx, { ...words, name, id, slug });
  await setListing(ctx, tx, product, () => ({ price: price as Money, withdrawn: false, freePrice }));
  await audit(ctx, tx, 'catalogue.product-added', product, { category: words.category });
  await bumpEditionsOf(ctx, tx, words.business);
  return slug;
}
