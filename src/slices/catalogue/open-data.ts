/** SQL of the open data: businesses, categories, and products that are gone. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { type Gone, type PageAsked, selectGone } from '../../platform/http/open-data.ts';
import type { AtEdition } from '../editions/index.ts';
import type { OfferFilter, OpenBusiness } from './contract.ts';

/**
 * Products taken off sale or made testers since, those of businesses that no longer take part, and those that were written since and are not, or no longer,
 * what was asked for: whether one was before, nobody remembers, and to drop what one has not costs nothing.
 */
export async function selectGoneProducts(
  ctx: AtEdition,
  tx: Tx,
  { region, category }: Pick<OfferFilter, 'region' | 'category'>,
  since: Date,
): Promise<Gone[]> {
  const { rows } = await sql<Gone>`
    select id, max(at) as at from (
      select listing.product_id as id, listing.updated_at as at from catalogue.listing
        where listing.organiser_id = ${ctx.organiser} and listing.edition_id = ${ctx.edition} and (listing.withdrawn or (listing.price = 0 and not listing.free_price))
          and listing.updated_at >= ${since}
      union all
      select product.id, gone.at from platform.gone
        join catalogue.product on product.organiser_id = gone.organiser_id and product.business_id::text = gone.key
        join catalogue.listing on listing.organiser_id = product.organiser_id and listing.product_id = product.id and listing.edition_id = gone.edition_id
        where gone.organiser_id = ${ctx.organiser} and gone.edition_id = ${ctx.edition} and gone.kind = 'business' and gone.at >= ${since}
      union all
      select product.id, greatest(product.updated_at, written.updated_at) from catalogue.listing
        join catalogue.product on product.organiser_id = listing.organiser_id and product.id = listing.product_id
        join exhibitors.taking_part as seller on seller.organiser_id = listing.organiser_id and seller.edition_id = listing.edition_id
          and seller.business_id = product.business_id
        join exhibitors.written on written.organiser_id = seller.organiser_id and written.edition_id = seller.edition_id
          and written.business_id = seller.business_id
        where listing.organiser_id = ${ctx.organiser} and listing.edition_id = ${ctx.edition}
          and (seller.region_code <> ${region ?? null} or product.category <> ${category ?? null})
          and greatest(product.updated_at, written.updated_at) >= ${since}
    ) as gone group by id order by id`.execute(tx);
  return rows;
}

/** Businesses that no longer take part, and those that were written since and are not, or no longer, of the region asked for. */
export async function selectGoneBusinesses(
  ctx: AtEdition,
  tx: Tx,
  region: string | undefined,
  since: Date,
): Promise<Gone[]> {
  const gone = await selectGone(tx, ctx, 'business', since);
  if (region === undefined) return gone;
  const { rows } = await sql<Gone>`
    select seller.business_id as id, written.updated_at as at from exhibitors.taking_part as seller
    join exhibitors.written using (organiser_id, edition_id, business_id)
    where seller.organiser_id = ${ctx.organiser} and seller.edition_id = ${ctx.edition} and seller.region_code <> ${region}
      and written.updated_at >= ${since}
    order by seller.business_id`.execute(tx);
  return [...gone, ...rows];
}

/** Businesses in the order of their addresses, with the permits that somebody has checked. */
export async function selectOpenBusinesses(
  ctx: AtEdition,
  tx: Tx,
  region: string | undefined,
  { after, limit, since }: PageAsked,
): Promise<OpenBusiness[]> {
  const { rows } = await sql<OpenBusiness>`
    select seller.business_id as id, seller.slug, seller.name, json_build_object('code', region.code, 'name', region.name) as region,
      json_build_object('id', told.story_id, 'en', told.story_en) as story, told.whatsapp, placed.number as booth, seller.made_up as "madeUp",
      coalesce((select json_agg(json_build_object('kind', proven.kind, 'value', proven.value) order by proven.kind, proven.value)
        from exhibitors.proven where proven.organiser_id = seller.organiser_id and proven.business_id = seller.business_id
          and (proven.expires_on is null or proven.expires_on >= edition.starts_on)), '[]'::json) as proven,
      to_char(greatest(written.updated_at, moved.moved_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt"
    from exhibitors.taking_part as seller
    join exhibitors.told using (organiser_id, edition_id, business_id)
    join exhibitors.written using (organiser_id, edition_id, business_id)
    join editions.announced as edition using (organiser_id, edition_id)
    join editions.region on region.code = seller.region_code
    left join floor.placed on placed.organiser_id = seller.organiser_id and placed.edition_id = seller.edition_id and placed.business_id = seller.business_id
    left join floor.moved on moved.organiser_id = seller.organiser_id and moved.edition_id = seller.edition_id and moved.business_id = seller.business_id
    where seller.organiser_id = ${ctx.organiser} and seller.edition_id = ${ctx.edition}
      and (${region ?? null}::text is null or seller.region_code = ${region ?? null}) and seller.slug > ${after ?? ''}
      and (${since ?? null}::timestamptz is null or greatest(written.updated_at, moved.moved_at) >= ${since ?? null})
    order by seller.slug limit ${limit}`.execute(tx);
  return rows;
}
