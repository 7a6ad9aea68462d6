/**
 * What uploads come to, added up by SQL from the receipts that they brought. It says the same as rules/fold.ts and was written
 * apart from it: `verify` compares the two, so that a mistake in either shows.
 */
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { statement } from '../../platform/db/prepared.ts';
import type { Rollup } from './rules/fold.ts';

/**
 * Common table expressions that end in `cell`. `$1` is the organiser, `$2` the uploads. Every receipt counts once in each
 * region, category and so on that it has.
 */
export const CELLS_OF_RECEIPTS = `receipt as materialized (
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
)`;

const ADDED_UP = statement<Rollup & { readonly edition: Id<'edition'> }>(
  'insights.added-up',
  `with ${CELLS_OF_RECEIPTS}
select edition_id as edition, metric, basis, dimension, key, day, amount::bigint, count::bigint, units::bigint from cell`,
);

/** What these uploads come to, place by place. */
export async function addUp(tx: Tx, organiser: Id<'organiser'>, batches: readonly Id<'batch'>[]) {
  return ADDED_UP(tx, organiser, `{${batches.join(',')}}`);
}
