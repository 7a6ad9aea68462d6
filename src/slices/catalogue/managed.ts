/** SQL of the pages that manage products: what is or was listed at an edition. */
import { sql } from 'kysely';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { enoughPixels, PRODUCT_PRINT } from '../../platform/files/print-size.ts';
import type { AtEdition } from '../editions/index.ts';

/** `lateral` and `offset 0`: by their keys, product by product in the order of the addresses, whatever the statistics say. */
function managed(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('catalogue.product as product')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('catalogue.listing as found')
          .select(['found.price', 'found.free_price', 'found.withdrawn'])
          .where('found.organiser_id', '=', ctx.organiser)
          .where('found.edition_id', '=', ctx.edition)
          .whereRef('found.product_id', '=', 'product.id')
          .offset(0)
          .as('listing'),
      (join) => join.onTrue(),
    )
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('exhibitors.taking_part as found')
          .select(['found.business_id', 'found.name', 'found.region_code'])
          .where('found.organiser_id', '=', ctx.organiser)
          .where('found.edition_id', '=', ctx.edition)
          .whereRef('found.business_id', '=', 'product.business_id')
          .offset(0)
          .as('seller'),
      (join) => join.onTrue(),
    )
    .select([
      'product.id',
      'product.slug',
      'product.name_id',
      'product.name_en',
      'product.category',
      'product.said_category',
      'product.unit',
      'product.description_id',
      'product.description_en',
      'listing.price',
      'listing.free_price',
      'listing.withdrawn',
      'seller.business_id as business',
      'seller.name as business_name',
      'seller.region_code as region',
    ])
    .where('product.organiser_id', '=', ctx.organiser);
}

/** What somebody asks of the list. */
export interface ManagedFilter {
  /** Part of a product's or a business's name. */
  readonly typed?: string | undefined;
  readonly region?: string | undefined;
  readonly category?: string | undefined;
  /** `small-photo`: the cover is too small for its place in the printed catalogue. */
  readonly state?: 'on-sale' | 'off-sale' | 'unmapped' | 'small-photo' | undefined;
}

/** As `isTooSmall` says it. */
function hasSmallCover(ctx: AtEdition) {
  const { width, height } = enoughPixels(PRODUCT_PRINT);
  return sql<boolean>`exists (
    select from (select file.width, file.height from catalogue.product_photo as photo
      join platform.file on file.organiser_id = photo.organiser_id and file.id = photo.file_id
      where photo.organiser_id = ${ctx.organiser} and photo.product_id = product.id order by photo.position limit 1) as cover
    where cover.width < ${width} and cover.height < ${height})`;
}

function asked(ctx: AtEdition, tx: Tx, reach: Reach, { typed, region, category, state }: ManagedFilter) {
  let query = managed(ctx, tx);
  if (typed !== undefined) {
    const like = `%${typed.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((eb) =>
      eb.or([
        eb('product.name_id', 'ilike', like),
        eb('product.name_en', 'ilike', like),
        eb('seller.name', 'ilike', like),
      ]),
    );
  }
  if (region !== undefined) query = query.where('seller.region_code', '=', region as never);
  if (category !== undefined) query = query.where('product.category', '=', category);
  if (state === 'unmapped') query = query.where('product.said_category', 'is not', null);
  else if (state === 'small-photo') query = query.where(hasSmallCover(ctx));
  else if (state !== undefined) query = query.where('listing.withdrawn', '=', state === 'off-sale');
  if (reach.all) return query;
  const { regions, businesses } = reach;
  return query.where((eb) =>
    eb.or([
      ...(regions.length > 0 ? [eb('seller.region_code', 'in', regions as readonly never[])] : []),
      ...(businesses.length > 0 ? [eb('product.business_id', 'in', businesses)] : []),
    ]),
  );
}

export async function selectManaged(
  ctx: AtEdition,
  tx: Tx,
  reach: Reach,
  filter: ManagedFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
) {
  return asked(ctx, tx, reach, filter).orderBy('product.slug').offset(offset).limit(limit).execute();
}

export async function countManaged(ctx: AtEdition, tx: Tx, reach: Reach, filter: ManagedFilter): Promise<number> {
  const row = await tx
    .selectFrom(asked(ctx, tx, reach, filter).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return row.total;
}

export async function findManaged(ctx: AtEdition, tx: Tx, slug: string) {
  return managed(ctx, tx).where('product.slug', '=', slug).executeTakeFirst();
}
