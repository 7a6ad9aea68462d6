/** What a producer, a lead and the committee change of a product once it is there. */
import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { hidePhotos, lockPhotos, mustBePhotos, publishPhotos } from '../../platform/files/index.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { bumpEditionsOf, mustReachBusiness, refusePersonalNumbers } from '../exhibitors/index.ts';
import { findCategory } from './category-store.ts';
import { type PhotosInput, type ProductEdit, photosInput, productEdit, type SaleInput, saleInput } from './contract.ts';
import { currentSnapshot } from './current-snapshot.ts';
import { errors } from './errors.ts';
import { setListing } from './set-listing.ts';
import { lockProduct, replacePhotos, selectPhotoIds, selectShownPhotos, updateProduct } from './store.ts';

async function lockReached(ctx: AtEdition, tx: Tx, product: Id<'product'>) {
  const locked = await lockProduct(ctx, tx, product);
  if (!locked) throw new DomainError(errors['unknown-product']);
  await mustReachBusiness(ctx, tx, 'products.edit', locked.business);
  return locked;
}

/**
 * Changes what a product says of itself, at all editions. Tills that carry it get a new catalogue.
 * @throws `request.invalid`, `request.forbidden`, `catalogue.unknown-product`, `catalogue.unknown-category`,
 * `exhibitors.personal-number`.
 */
export async function editProduct(ctx: AtEdition, tx: Tx, input: ProductEdit): Promise<void> {
  const { product, name, description, category, unit } = accept(productEdit, input);
  refusePersonalNumbers({ 'description.id': description.id, 'description.en': description.en });
  const locked = await lockReached(ctx, tx, product);
  if (!(await findCategory(ctx, tx, category))) throw new DomainError(errors['unknown-category'], { category });
  await updateProduct(ctx, tx, product, {
    name_id: name.id,
    name_en: name.en,
    description_id: description.id,
    description_en: description.en,
    category,
    unit,
    said_category: null,
  });
  if (locked.booth !== null && locked.carried) await currentSnapshot(ctx, tx, locked.booth);
  await audit(ctx, tx, 'catalogue.product-edited', product, { category });
  await bumpEditionsOf(ctx, tx, locked.business);
}

/** Sets the price at the edition, whether the seller names it, and whether it is on sale there. @throws as `editProduct`, `catalogue.not-exhibiting`. */
export async function sellProduct(ctx: AtEdition, tx: Tx, input: SaleInput): Promise<void> {
  const { product, price, onSale, freePrice } = accept(saleInput, input);
  await lockReached(ctx, tx, product);
  await setListing(ctx, tx, product, (before) => ({
    freePrice: freePrice ?? before?.freePrice ?? false,
    price,
    withdrawn: !onSale,
  }));
}

/** The photographs in their order, the cover first; those left out are shown no longer, unless by another product. @throws `files.unknown`. */
export async function setPhotos(ctx: AtEdition, tx: Tx, input: PhotosInput): Promise<void> {
  const { product, photos } = accept(photosInput, input);
  const locked = await lockReached(ctx, tx, product);
  const before = await selectPhotoIds(ctx, tx, product);
  const added = photos.filter((photo) => !before.includes(photo));
  await mustBePhotos(ctx, tx, added);
  await replacePhotos(ctx, tx, product, photos);
  await publishPhotos(ctx, tx, added);
  const left = before.filter((photo) => !photos.includes(photo));
  // One photograph may show two products: it stays to be seen while another does.
  await lockPhotos(ctx, tx, left);
  const shown = await selectShownPhotos(ctx, tx, left);
  await hidePhotos(
    ctx,
    tx,
    left.filter((photo) => !shown.has(photo)),
  );
  await audit(ctx, tx, 'catalogue.photos-set', product, { before: before.length, after: photos.length });
  await bumpEditionsOf(ctx, tx, locked.business);
}
