import type { Id } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import type { Tx } from '../../platform/db/database.ts';
import { listPhotos } from '../../platform/files/index.ts';
import type { AtEdition } from '../editions/index.ts';
import { addProduct } from './add-product.ts';
import { selectCategories, selectWords } from './category-store.ts';
import { type Bilingual, NO_WORDS, OTHER_CATEGORY } from './contract.ts';
import { setPhotos } from './edit-product.ts';
import { freeSlug } from './free-slug.ts';
import { listProduct } from './list-product.ts';
import { matchCategory } from './rules/match-category.ts';
import { selectKnownProducts } from './store.ts';

/** A product as whoever applies describes it. */
export interface Described {
  readonly id: Id<'product'>;
  readonly name: Bilingual;
  readonly description: Bilingual;
  /** A category's code, its name, or words of the applicant's own. */
  readonly category: string;
  readonly unit: string | null;
  /** Null: it is made, and sold once it has one. */
  readonly price: Money | null;
  readonly photos: readonly Id<'photo'>[];
}

/**
 * Makes the products that a business described and puts them on sale at the edition. One that the business has under the same
 * id or name is not made again, and what is listed at the edition already stays as it is: done twice, it is done once. Words
 * for a category that the organiser has not are kept with the product, which stands under the last category until somebody maps them.
 */
export async function takeUpProducts(
  ctx: AtEdition,
  tx: Tx,
  business: Id<'business'>,
  described: readonly Described[],
): Promise<void> {
  const categories = await selectCategories(ctx, tx);
  const words = await selectWords(ctx, tx);
  const known = await selectKnownProducts(ctx, tx, business);
  for (const { id, category: said, price, photos, ...product } of described) {
    const there = known.find((each) => each.id === id || sameName(each.name, product.name.id));
    if (!there) {
      const category = matchCategory(said, categories, words);
      await addProduct(ctx, tx, {
        ...product,
        id,
        business,
        slug: await freeSlug(ctx, tx, product.name.id, id),
        category: category ?? OTHER_CATEGORY,
        saidCategory: category === undefined ? said.trim() || NO_WORDS : null,
      });
    }
    if (price !== null && !there?.listed) await listProduct(ctx, tx, { product: there?.id ?? id, price });
    if (!there?.pictured) await giveFirstPhotos(ctx, tx, there?.id ?? id, photos);
  }
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

async function giveFirstPhotos(ctx: AtEdition, tx: Tx, product: Id<'product'>, wanted: readonly Id<'photo'>[]) {
  const there = await listPhotos(ctx, tx, wanted);
  if (there.length > 0) await setPhotos(ctx, tx, { product, photos: there.map(({ id }) => id) });
}
