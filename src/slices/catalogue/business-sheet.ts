/** SQL of a business's lasting page: the editions where it takes part or took part. */
import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';

/** Names of an edition's products that the page shows; what is beyond is found at the edition. */
const MOST_NAMED = 12;

export interface TookPart {
  readonly id: Id<'edition'>;
  readonly slug: string;
  readonly name: string;
  readonly place: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly booth: string | null;
  /** How many of its products are or were on sale there, and the first of them by address. */
  readonly count: number;
  readonly products: readonly { readonly slug: string; readonly name: { readonly id: string; readonly en: string } }[];
}

/** The newest first; empty where there is no such business, or it never took part. */
export async function selectTookPart(ctx: Context, tx: Tx, business: string): Promise<TookPart[]> {
  const { rows } = await sql<TookPart>`
    select edition.edition_id as id, edition.slug, edition.name, edition.place, edition.starts_on as "startsOn",
      edition.ends_on as "endsOn", placed.number as booth, sold.count, sold.products
    from exhibitors.taking_part as seller
    join editions.announced as edition using (organiser_id, edition_id)
    left join floor.placed using (organiser_id, edition_id, business_id)
    cross join lateral (
      select count(*) as count, coalesce(json_agg(json_build_object('slug', listed.slug, 'name', json_build_object('id', listed.name_id, 'en', listed.name_en))
        order by listed.slug) filter (where listed.place <= ${MOST_NAMED}), '[]'::json) as products
      from (
        select product.slug, product.name_id, product.name_en, row_number() over (order by product.slug) as place
        from catalogue.product
        join catalogue.listing on listing.organiser_id = product.organiser_id and listing.product_id = product.id
        where product.organiser_id = seller.organiser_id and product.business_id = seller.business_id
          and listing.edition_id = seller.edition_id and not listing.withdrawn and (listing.price > 0 or listing.free_price)
      ) as listed
    ) as sold
    where seller.organiser_id = ${ctx.organiser} and seller.slug = ${business} and edition.state <> 'draft'
    order by edition.starts_on desc, edition.slug`.execute(tx);
  return rows;
}
