/** What an accepted applicant described becomes products of the catalogue, on sale at the edition. */
import type { Id } from '../kinds/id.ts';
import { money } from '../kinds/money.ts';
import type { Tx } from '../platform/db/database.ts';
import { listPhotos } from '../platform/files/index.ts';
import type { Item } from '../slices/call/contract.ts';
import { getApplication } from '../slices/call/index.ts';
import { addProduct, listProduct, setPhotos } from '../slices/catalogue/index.ts';
import type { AtEdition } from '../slices/editions/index.ts';

interface Known {
  readonly id: Id<'product'>;
  readonly name: string;
  readonly slug: string;
}

/** A part of an address: `Amplang ikan tenggiri` -> `amplang-ikan-tenggiri`. */
function slugIn(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/^-+|-+$/g, '') || 'produk'
  );
}

/** The category that an applicant meant, by code or by name; where none fits, the first of the list. */
async function categoryOf(tx: Tx, wanted: string): Promise<string | undefined> {
  const rows = await tx
    .selectFrom('catalogue.category')
    .select(['code', 'name_id', 'name_en'])
    .orderBy('position')
    .execute();
  const plain = wanted.trim().toLowerCase();
  const found = rows.find(({ code, name_id, name_en }) =>
    [code as string, name_id.toLowerCase(), name_en.toLowerCase()].includes(plain),
  );
  return (found ?? rows[0])?.code;
}

async function productsOf(ctx: AtEdition, tx: Tx, business: Id<'business'>): Promise<Known[]> {
  return tx
    .selectFrom('catalogue.product')
    .select(['id', 'name_id as name', 'slug'])
    .where('organiser_id', '=', ctx.organiser)
    .where('business_id', '=', business)
    .execute();
}

/**
 * Makes the products of an accepted application and lists them at their prices. A product takes the id of its item, and one
 * that the business has under the same name already is listed instead of made again: done twice, it is done once. An
 * application that is no longer accepted makes nothing.
 */
export async function makeProducts(ctx: AtEdition, tx: Tx, id: Id<'application'>): Promise<void> {
  const application = await getApplication(ctx, tx, id, { all: true });
  if (application.state !== 'accepted') return;
  const known = await productsOf(ctx, tx, application.business.id);
  for (const item of application.items) {
    const product = await productFor(ctx, tx, application.business, item, known);
    if (product === undefined) continue;
    if (item.price !== null) await listProduct(ctx, tx, { product, price: money(item.price) });
    await giveFirstPhotos(ctx, tx, product, item.photos);
  }
}

/** The applicant's photographs, for a product that has none yet; what was put there since stays. */
async function giveFirstPhotos(
  ctx: AtEdition,
  tx: Tx,
  product: Id<'product'>,
  wanted: readonly Id<'photo'>[],
): Promise<void> {
  const there = await listPhotos(ctx, tx, wanted);
  if (there.length === 0) return;
  const already = await tx
    .selectFrom('catalogue.product_photo')
    .select('file_id')
    .where('organiser_id', '=', ctx.organiser)
    .where('product_id', '=', product)
    .limit(1)
    .executeTakeFirst();
  if (!already) await setPhotos(ctx, tx, { product, photos: there.map(({ id }) => id) });
}

async function productFor(
  ctx: AtEdition,
  tx: Tx,
  business: { readonly id: Id<'business'>; readonly slug: string },
  item: Item,
  known: readonly Known[],
): Promise<Id<'product'> | undefined> {
  const name = { id: item.name.id || item.name.en, en: item.name.en || item.name.id };
  const text: string = item.id;
  const own = text as Id<'product'>;
  const there = known.find((each) => each.id === own || each.name.toLowerCase() === name.id.toLowerCase());
  if (there) return there.id;
  const category = await categoryOf(tx, item.category);
  if (category === undefined) return undefined;
  const { taken } = await tx
    .selectFrom('catalogue.product')
    .select((eb) => eb.fn.countAll<number>().as('taken'))
    .where('organiser_id', '=', ctx.organiser)
    .where('slug', '=', slugIn(name.id))
    .executeTakeFirstOrThrow();
  // Another business's product may have the address; the end of the item's id keeps the two apart.
  const slug = taken === 0 ? slugIn(name.id) : `${slugIn(name.id)}-${item.id.slice(-6)}`;
  const description = {
    id: item.description.id || item.description.en,
    en: item.description.en || item.description.id,
  };
  return addProduct(ctx, tx, {
    id: own,
    business: business.id,
    slug,
    name,
    description,
    category,
    unit: item.unit === '' ? null : item.unit,
  });
}
