/**
 * Puts uploads into the rollups, in a few statements however many receipts they hold. What an upload adds was kept when it
 * was recorded (keep-upload-sums.ts); one of which nothing was kept is added up from its receipts (add-up.ts).
 */
import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { statement } from '../../platform/db/prepared.ts';
import { CELLS_OF_RECEIPTS } from './add-up.ts';

/**
 * How many uploads (of at most 200 events) one statement folds. Even when all of them are full and have to be added up from
 * their receipts that takes half a second on one core: in a rush of reconnecting tills the board is no further behind.
 */
export const MOST_FOLDED = 100;

/** The end of a statement that has made `cell`, rows of sums: adds them to the rollups. `$1` is the organiser. */
const ADD_CELLS = `insert into insights.rollup as rollup (organiser_id, edition_id, dimension, day, metric, basis, key, amount, count, units)
select $1::uuid, edition_id, dimension, day, metric, basis, key, amount::bigint, count::bigint, units::bigint
from cell
on conflict (organiser_id, edition_id, dimension, day, metric, basis, key)
do update set amount = rollup.amount + excluded.amount, count = rollup.count + excluded.count, units = rollup.units + excluded.units`;

/**
 * In a rush of sales the tables grow tenfold before their statistics do, and a planner that takes them for small reads them
 * whole. A receipt's lines are always fetched by its key: `lateral` and `offset 0` fix the order, this fixes the way.
 */
export const BY_INDEX = sql`set local enable_seqscan = off`;

/** Adds what is kept of uploads, and forgets it. Returns the uploads of which something was kept. */
const ADD_KEPT = statement<{ readonly batch: Id<'batch'> }>(
  'insights.add-kept',
  `with taken as (
  delete from insights.upload_sum where organiser_id = $1::uuid and batch_id = any($2::uuid[])
  returning batch_id, edition_id, cells
), cell as (
  select taken.edition_id, cell->>0 as dimension, (cell->>1)::date as day, cell->>2 as metric, cell->>3 as basis, cell->>4 as key,
    sum((cell->>5)::bigint) as amount, sum((cell->>6)::bigint) as count, sum((cell->>7)::bigint) as units
  from taken cross join jsonb_array_elements(taken.cells) as cell
  group by 1, 2, 3, 4, 5, 6
), added as (
  ${ADD_CELLS}
)
select batch_id as batch from taken`,
);

const ADD_UP = statement('insights.add-up', `with ${CELLS_OF_RECEIPTS}\n${ADD_CELLS}`);

/**
 * What was kept takes every payment that is not cash for claimed. Those whose money had been confirmed before their upload
 * came are moved here, by both views of the same receipts.
 */
const MOVE_CONFIRMED = statement(
  'insights.move-confirmed',
  `with involved as materialized (
  select receipt.id, receipt.edition_id, receipt.day, coalesce(receipt.voids, receipt.id) as sale,
    case receipt.kind when 'sale' then 1 when 'void' then -1 else 0 end as sign
  from till.recorded_receipt receipt
  where receipt.organiser_id = $1::uuid and receipt.batch_id = any($2::uuid[])
    and exists (select 1 from insights.confirmed_payment held
      where held.organiser_id = $1::uuid and held.receipt_id = coalesce(receipt.voids, receipt.id))
), payment as materialized (
  select involved.id, involved.edition_id, involved.day, involved.sign, payment.method, payment.amount,
    payment.state = 'received' as received, confirmed.receipt_id is not null as confirmed
  from involved
  join till.recorded_payment payment on payment.organiser_id = $1::uuid and payment.receipt_id = involved.id
  left join insights.confirmed_payment confirmed
    on confirmed.organiser_id = $1::uuid and confirmed.receipt_id = involved.sale and confirmed.payment_no = payment.no
), part as (
  select 1 as times, edition_id, day, sign, id, method, case when received or confirmed then 'counted' else 'claimed' end as basis, sum(amount) as amount
  from payment group by 2, 3, 4, 5, 6, 7
  union all
  select -1, edition_id, day, sign, id, method, case when received then 'counted' else 'claimed' end, sum(amount)
  from payment group by 2, 3, 4, 5, 6, 7
), cell as (
  select edition_id, 'method' as dimension, day, 'payments' as metric, basis, method as key,
    sum(times * amount) as amount, sum(times * sign) as count, 0 as units
  from part group by edition_id, day, basis, method
)
${ADD_CELLS}`,
);

export async function foldBatches(tx: Tx, organiser: Id<'organiser'>, batches: readonly Id<'batch'>[]): Promise<void> {
  await BY_INDEX.execute(tx);
  const list = (some: readonly Id<'batch'>[]) => `{${some.join(',')}}`;
  const kept = new Set((await ADD_KEPT(tx, organiser, list(batches))).map((row) => row.batch));
  if (kept.size > 0) await MOVE_CONFIRMED(tx, organiser, list([...kept]));
  const others = batches.filter((batch) => !kept.has(batch));
  if (others.length > 0) await ADD_UP(tx, organiser, list(others));
}
