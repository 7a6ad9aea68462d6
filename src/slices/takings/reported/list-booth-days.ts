import { sql } from 'kysely';
import type { Id } from '../../../kinds/id.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { AtEdition } from '../../editions/index.ts';

/** A booth on one day: what its tills counted, what it reported. Never added up. */
export interface BoothDay {
  readonly booth: Id<'booth'>;
  readonly number: string;
  readonly sellers: readonly string[];
  /** Digits for wa.me of its first seller who gave a number. */
  readonly whatsapp: string | null;
  /** Null where no till sold anything. */
  readonly counted: number | null;
  /** Null where nothing was reported. */
  readonly reported: number | null;
}

/** Every booth of the edition, those that have not reported first. One query, however many there are. */
export async function listBoothDays(ctx: AtEdition, tx: Tx, day: string): Promise<BoothDay[]> {
  const { rows } = await sql<BoothDay>`
    with sold as (
      select booth_id, sum(total)::bigint as amount from till.receipt
      where organiser_id = ${ctx.organiser} and edition_id = ${ctx.edition} and day = ${day}::date and booth_id is not null
      group by booth_id
    )
    select booth.id as booth, booth.number, sold.amount as counted, reported.amount as reported,
      coalesce((select array_agg(business.name order by business.name) from floor.seated placement
        join exhibitors.business business on business.organiser_id = placement.organiser_id and business.id = placement.business_id
        where placement.organiser_id = booth.organiser_id and placement.booth_id = booth.id and placement.days @> ${day}::date), '{}') as sellers,
      (select min(business.whatsapp) from floor.seated placement
        join exhibitors.business business on business.organiser_id = placement.organiser_id and business.id = placement.business_id
        where placement.organiser_id = booth.organiser_id and placement.booth_id = booth.id and placement.days @> ${day}::date) as whatsapp
    from floor.booth booth
    left join sold on sold.booth_id = booth.id
    left join takings.reported_day reported on reported.organiser_id = booth.organiser_id
      and reported.edition_id = booth.edition_id and reported.booth_id = booth.id and reported.day = ${day}::date
    where booth.organiser_id = ${ctx.organiser} and booth.edition_id = ${ctx.edition}
    order by (sold.amount is null and reported.amount is null) desc,
      regexp_replace(booth.number, '\\d+', ''), regexp_replace(booth.number, '\\D+', '')::int`.execute(tx);
  return rows;
}
