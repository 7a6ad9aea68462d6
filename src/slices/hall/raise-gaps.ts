import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';

/** A gap closes by itself while the phone has a network; one this old does not. */
export const GAP_HOURS = 3;

/**
 * Raises an exception for every gap in a phone's log whose later side arrived hours ago, once a gap; one that has closed is
 * settled. Returns how many were raised.
 */
export async function raiseGaps(ctx: AtEdition, tx: Tx): Promise<number> {
  const now = new Date(ctx.clock.now());
  const late = new Date(ctx.clock.now() - GAP_HOURS * 3_600_000);
  const { rows } = await sql<{ raised: number }>`
    with gap as (
      select d.organiser_id, d.edition_id, d.id as device_id,
        case at when 1 then 1 else d.delivered[2 * at - 2] + 1 end as low, d.delivered[2 * at - 1] - 1 as high
      from hall.device d, generate_series(1, cardinality(d.delivered) / 2) as at
      where d.organiser_id = ${ctx.organiser} and d.edition_id = ${ctx.edition}
    ), open as (
      select * from gap where low <= high
    ), closed as (
      update hall.exception x set settled_at = ${now}, outcome = 'explained'
      where x.organiser_id = ${ctx.organiser} and x.edition_id = ${ctx.edition} and x.code = 'gap' and x.settled_at is null
        and not exists (
          select 1 from open where open.device_id = x.device_id and open.low <= (x.data->>'to')::int and open.high >= (x.data->>'from')::int
        )
      returning 1
    ), raised as (
      insert into hall.exception (organiser_id, id, edition_id, device_id, batch_id, event_id, seq, code, data, raised_at)
      select open.organiser_id, gen_random_uuid(), open.edition_id, open.device_id, later.batch_id, null, open.low, 'gap',
        jsonb_build_object('from', open.low, 'to', open.high, 'missing', open.high - open.low + 1), ${now}
      from open
      cross join lateral (
        select event.batch_id from hall.event
        join hall.batch on batch.organiser_id = event.organiser_id and batch.id = event.batch_id
        where event.organiser_id = open.organiser_id and event.device_id = open.device_id and event.seq > open.high
          and batch.received_at < ${late}
        order by event.seq limit 1
      ) later
      where not exists (
        select 1 from hall.exception known where known.organiser_id = open.organiser_id and known.device_id = open.device_id
          and known.code = 'gap' and (known.data->>'from')::int <= open.high and (known.data->>'to')::int >= open.low
      )
      returning 1
    )
    select (select count(*) from raised)::int as raised, (select count(*) from closed) as closed`.execute(tx);
  return rows[0]?.raised ?? 0;
}
