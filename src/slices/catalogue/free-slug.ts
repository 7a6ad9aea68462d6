import { slugOfProduct } from '../../kinds/slug-of-product.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { isSlugTaken } from './store.ts';

/** An address for a product that no other of the organiser has: where the name's is taken, the end of the id keeps them apart. */
export async function freeSlug(ctx: Context, tx: Tx, name: string, id: string): Promise<string> {
  const slug = slugOfProduct(name);
  return (await isSlugTaken(ctx, tx, slug)) ? `${slug}-${id.slice(-6)}` : slug;
}
