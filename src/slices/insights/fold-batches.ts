/**
 * What uploads add to the rollups, in one statement however many receipts they hold. It must say the same as
 * rules/fold.ts, which `verify` folds the log with.
 */
import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { statement } from '../../platform/db/prepared.ts';

/**
 * How many uploads (of at most 200 events) one statement folds. All of them full are folded in half a second on one core, so
 * that also in a rush of reconnecting tills the board is never further behind than that.
 */
export const MOST_FOLDED = 100;

/** `$1` is the organiser, `$2` the uploads. Every receipt counts once in each region, category and so on that it has. */
const FOLD = statement(
  'insights.fold',
  `with receipt as materialized (
  select id, coalesce(voids, id) as sale, edition_id, day, hour, sold_at, booth_id, total, kind,
    case kind when 'sale' then 1 when 'void' then -1 else 0 end as sign
  from till.recorded_receipt
  where organiser_id = $1::uuid and batch_id = any($2::uuid[])
), line as materialized (
  select receipt.id, receipt.edition_id, receipt.day, receipt.sign, receipt.kind, line.quantity, line.discount, line.amount,
    coalesce(line.region_code, '') as region, coalesce(line.category, '') as category,
    line.product_id as product, line.business_id as business
  from receipt
  cross join lateral (
    select * from till.recorded_line found where found.organiser_id = $1::uuid and found.receipt_id = receipt.id offset 0
  ) line
), unit as (
  select id, sum(quantity) as units from line group by id
), whole as materialized (
  select receipt.*, coalesce(unit.units, 0) as units from receipt left join unit using (id)
), payment as (
  select receipt.edition_id, receipt.day, receipt.sign, payment.receipt_id, payment.method,
    case when payment.state = 'received' or confirmed.receipt_id is not null then 'counted' else 'claimed' end as basis, sum(payment.amount) as amount
  from receipt
  cross join lateral (
    select * from till.recorded_payment found where found.organiser_id = $1::uuid and found.receipt_id = receipt.id offset 0
  ) payment
  left join insights.confirmed_payment confirmed
    on confirmed.organiser_id = $1::uuid and confirmed.receipt_id = receipt.sale and confirmed.payment_no = payment.no
  group by 1, 2, 3, 4, 5, 6
), cell as (
  select edition_id, 'total' as dimension, day, 'turnover' as metric, 'counted' as basis, '' as key, sum(total) as amount, sum(sign) as count, sum(units) as units
  from whole group by edition_id, day
  union all
  select edition_id, 'hour', day, 'turnover', 'counted', lpad(hour::text, 2, '0'), sum(total), sum(sign), sum(units)
  from whole group by edition_id, day, hour
  union all
  select edition_id, 'minute', day, 'turnover', 'counted', floor(extract(epoch from sold_at) / 60)::bigint::text, sum(total), sum(sign), sum(units)
  from whole group by 1, 3, 6
  union all
  select edition_id, 'booth', day, 'turnover', 'counted', coalesce(booth_id::text, ''), sum(total), sum(sign), sum(units)
  from whole group by edition_id, day, booth_id
  union all
  select edition_id, 'total', day, 'voids', 'counted', '', -sum(total), count(*), -sum(units)
  from whole where kind = 'void' group by edition_id, day
  union all
  select edition_id, 'total', day, 'refunds', 'counted', '', -sum(total), count(*), -sum(units)
  from whole where kind = 'refund' group by edition_id, day
  union all
  select edition_id, 'total', day, 'discounts', 'counted', '', sum(amount), sum(sign), sum(units)
  from (
    select edition_id, day, sign, sum(discount) as amount, sum(quantity) as units
    from line where discount <> 0 and kind <> 'refund' group by id, edition_id, day, sign
  ) part
  group by edition_id, day
  union all
  select edition_id, 'region', day, 'turnover', 'counted', region, sum(amount), sum(sign), sum(units)
  from (select edition_id, day, sign, region, sum(amount) as amount, sum(quantity) as units from line group by id, edition_id, day, sign, region) part
  group by edition_id, day, region
  union all
  select edition_id, 'category', day, 'turnover', 'counted', category, sum(amount), sum(sign), sum(units)
  from (select edition_id, day, sign, category, sum(amount) as amount, sum(quantity) as units from line group by id, edition_id, day, sign, category) part
  group by edition_id, day, category
  union all
  select edition_id, 'product', day, 'turnover', 'counted', product::text, sum(amount), sum(sign), sum(units)
  from (select edition_id, day, sign, product, sum(amount) as amount, sum(quantity) as units from line group by id, edition_id, day, sign, product) part
  group by edition_id, day, product
  union all
  select edition_id, 'business', day, 'turnover', 'counted', business::text, sum(amount), sum(sign), sum(units)
  from (select edition_id, day, sign, business, sum(amount) as amount, sum(quantity) as units from line group by id, edition_id, day, sign, business) part
  group by edition_id, day, business
  union all
  select edition_id, 'method', day, 'turnover', 'counted', method, sum(amount), sum(sign), 0
  from (select edition_id, day, sign, method, sum(amount) as amount from payment group by receipt_id, edition_id, day, sign, method) part
  group by edition_id, day, method
  union all
  select edition_id, 'method', day, 'payments', basis, method, sum(amount), sum(sign), 0
  from payment group by edition_id, day, basis, method
)
insert into insights.rollup as rollup (organiser_id, edition_id, dimension, day, metric, basis, key, amount, count, units)
select $1::uuid, edition_id, dimension, day, metric, basis, key, amount::bigint, count::bigint, units::bigint
from cell
on conflict (organiser_id, edition_id, dimension, day, metric, basis, key)
do update set amount = rollup.amount + excluded.amount, count = rollup.count + excluded.count, units = rollup.units + excluded.units`,
);

/**
 * In a rush of sales the tables grow tenfold before their statistics do, and a planner that takes them for small reads them
 * whole. A receipt's lines are always fetched by its key: `lateral` and `offset 0` fix the order, this fixes the way.
 */
export const BY_INDEX = sql`set local enable_seqscan = off`;

export async function foldBatches(tx: Tx, organiser: Id<'organiser'>, batches: readonly Id<'batch'>[]): Promise<void> {
  await BY_INDEX.execute(tx);
  await FOLD(tx, organiser, `{${batches.join(',')}}`);
}
