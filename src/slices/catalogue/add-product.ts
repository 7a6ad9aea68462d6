import { type Id, newId } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { accept } from '../editions/index.ts';
import { mustReachBusiness } from '../exhibitors/index.ts';
import { findCategory } from './category-store.ts';
import { type ProductInput, productInput } from './contract.ts';
import { errors } from './errors.ts';
import { insertProduct } from './store.ts';

/**
 * Adds a product to those of a business, for this edition and those to come; it is sold where it is listed.
 * @throws `request.forbidden`, `exhibitors.unknown-business`, `catalogue.unknown-category`, `catalogue.slug-taken`.
 */
export async function addProduct(ctx: Context, tx: Tx, input: ProductInput): Promise<Id<'product'>> {
  const product = accept(productInput, input);
  const { id = newId<'product'>(ctx.clock.now()), business, slug, name, category, unit } = product;
  const { description = { id: '', en: '' }, saidCategory = null } = product;
  await mustReachBusiness(ctx, tx, 'products.edit', business);
  if (!(await findCategory(ctx, tx, category))) throw new DomainError(errors['unknown-category'], { category });
  const row = {
    organiser_id: ctx.organiser,
    id,
    business_id: business,
    slug,
    category,
    unit,
    said_category: saidCategory,
  };
  const words = {
    name_id: name.id,
    name_en: name.en,
    description_id: description.id,
    description_en: description.en,
  };
  if (!(await insertProduct(tx, { ...row, ...words }))) throw new DomainError(errors['slug-taken'], { slug });
  return id;
}
