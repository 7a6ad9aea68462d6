import { newId } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { bumpEditionsOf, refusePersonalNumbers } from '../exhibitors/index.ts';
import { addProduct } from './add-product.ts';
import { type NewProduct, newProduct } from './contract.ts';
import { freeSlug } from './free-slug.ts';
import { setListing } from './set-listing.ts';

/**
 * A product more of a business that takes part, on sale at the edition from now on; by its producer, the lead of its region
 * or the committee. @returns its address.
 * @throws `request.invalid`, `request.forbidden`, `exhibitors.unknown-business`, `exhibitors.personal-number`,
 * `catalogue.unknown-category`, `catalogue.not-exhibiting`.
 */
export async function createProduct(ctx: AtEdition, tx: Tx, input: NewProduct): Promise<string> {
  const { price, freePrice, ...words } = accept(newProduct, input);
  refusePersonalNumbers({ 'description.id': words.description.id, 'description.en': words.description.en });
  const id = newId<'product'>(ctx.clock.now());
  const name = { id: words.name.id || words.name.en, en: words.name.en || words.name.id };
  const slug = await freeSlug(ctx, tx, name.id, id);
  const product = await addProduct(ctx, tx, { ...words, name, id, slug });
  await setListing(ctx, tx, product, () => ({ price: price as Money, withdrawn: false, freePrice }));
  await audit(ctx, tx, 'catalogue.product-added', product, { category: words.category });
  await bumpEditionsOf(ctx, tx, words.business);
  return slug;
}
