/** SQL of the slice's own tables. Row level security keeps every statement within the organiser of its transaction. */
import type { Insertable, Selectable } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Money } from '../../kinds/money.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { CategoryTable, ListingTable, ProductTable, SigningKeyTable, SnapshotTable } from './tables.ts';

/** Nothing happens to a code that is there already. */
export async function insertCategory(tx: Tx, row: Insertable<CategoryTable>): Promise<void> {
  await tx
    .insertInto('catalogue.category')
    .values(row)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute();
}

export async function findCategory(tx: Tx, code: string): Promise<{ code: string } | undefined> {
  return tx.selectFrom('catalogue.category').select('code').where('code', '=', code).executeTakeFirst();
}

/** False when another product of the organiser has the address. */
export async function insertProduct(tx: Tx, row: Insertable<ProductTable>): Promise<boolean> {
  const inserted = await tx
    .insertInto('catalogue.product')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organiser_id', 'slug']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** The product's business, and its booth at this edition once it has one. Nothing when the business does not take part. */
export async function findSeller(
  ctx: AtEdition,
  tx: Tx,
  product: Id<'product'>,
): Promise<{ business: Id<'business'>; booth: Id<'booth'> | null } | undefined> {
  return tx
    .selectFrom('catalogue.product as product')
    .innerJoin('exhibitors.taking_part as seller', (join) =>
      join
        .onRef('seller.organiser_id', '=', 'product.organiser_id')
        .onRef('seller.business_id', '=', 'product.business_id'),
    )
    .leftJoin('floor.placed as placed', (join) =>
      join
        .onRef('placed.organiser_id', '=', 'seller.organiser_id')
        .onRef('placed.edition_id', '=', 'seller.edition_id')
        .onRef('placed.business_id', '=', 'seller.business_id'),
    )
    .select(['product.business_id as business', 'placed.booth_id as booth'])
    .where('product.organiser_id', '=', ctx.organiser)
    .where('product.id', '=', product)
    .where('seller.edition_id', '=', ctx.edition)
    .executeTakeFirst();
}

export async function productExists(ctx: Context, tx: Tx, product: Id<'product'>): Promise<boolean> {
  const row = await tx
    .selectFrom('catalogue.product')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', product)
    .executeTakeFirst();
  return row !== undefined;
}

/** The listing, with its row locked until the transaction ends. */
export async function lockListing(
  ctx: AtEdition,
  tx: Tx,
  product: Id<'product'>,
): Promise<Pick<Selectable<ListingTable>, 'price' | 'withdrawn'> | undefined> {
  return tx
    .selectFrom('catalogue.listing')
    .select(['price', 'withdrawn'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('product_id', '=', product)
    .forUpdate()
    .executeTakeFirst();
}

export async function upsertListing(
  ctx: AtEdition,
  tx: Tx,
  product: Id<'product'>,
  set: { readonly price: Money; readonly withdrawn: boolean },
): Promise<void> {
  await tx
    .insertInto('catalogue.listing')
    .values({ organiser_id: ctx.organiser, edition_id: ctx.edition, product_id: product, ...set })
    .onConflict((conflict) => conflict.columns(['organiser_id', 'edition_id', 'product_id']).doUpdateSet(set))
    .execute();
}

export async function findNewestSnapshot(ctx: AtEdition, tx: Tx, booth: Id<'booth'>) {
  return tx
    .selectFrom('catalogue.snapshot')
    .select(['version', 'body', 'signature', 'made_at'])
    .where('organiser_id', '=', ctx.organiser)
    .where('booth_id', '=', booth)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function findNewestVersion(ctx: Context, tx: Tx, booth: Id<'booth'>): Promise<number | undefined> {
  const row = await tx
    .selectFrom('catalogue.snapshot')
    .select('version')
    .where('organiser_id', '=', ctx.organiser)
    .where('booth_id', '=', booth)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.version;
}

export async function selectSnapshotBodies(
  tx: Tx,
  organiser: Id<'organiser'>,
  booth: Id<'booth'>,
  versions: readonly number[],
): Promise<{ version: number; body: string }[]> {
  return tx
    .selectFrom('catalogue.snapshot')
    .select(['version', 'body'])
    .where('organiser_id', '=', organiser)
    .where('booth_id', '=', booth)
    .where('version', 'in', versions)
    .execute();
}

export async function insertSnapshot(tx: Tx, row: Insertable<SnapshotTable>): Promise<void> {
  await tx.insertInto('catalogue.snapshot').values(row).execute();
}

export async function findSigningKey(
  ctx: Context,
  tx: Tx,
): Promise<Pick<Selectable<SigningKeyTable>, 'public_key' | 'private_key'> | undefined> {
  return tx
    .selectFrom('catalogue.signing_key')
    .select(['public_key', 'private_key'])
    .where('organiser_id', '=', ctx.organiser)
    .executeTakeFirst();
}

/** The first key stays: whoever comes second waits for it and finds it. */
export async function insertSigningKey(tx: Tx, row: Insertable<SigningKeyTable>): Promise<void> {
  await tx
    .insertInto('catalogue.signing_key')
    .values(row)
    .onConflict((conflict) => conflict.column('organiser_id').doNothing())
    .execute();
}
