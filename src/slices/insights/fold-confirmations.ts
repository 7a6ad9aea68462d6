/**
 * What the word about a payment's money changes in the rollups: it goes from claimed to counted, or back. A payment is in
 * `insights.confirmed_payment` as long as it is folded as arrived; both folds read that set, in the organiser's turn, so that a
 * sale, its void and the words about its money may be folded in any order. Decision 16.
 */
import { CompiledQuery } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { BY_INDEX } from './fold-batches.ts';

/**
 * `$1` is the organiser, `$2` the judgements, `$3` one to add and minus one to take away. All that is folded of the receipts
 * whose payments were judged, and of their voids. Uploads that are not folded yet are left out: their own fold will read the
 * set.
 */
const ADD = `
with judged as materialized (
  select distinct receipt_id from takings.judged_payment where organiser_id = $1::uuid and judgement_id = any($2::uuid[])
), involved as materialized (
  select receipt_id as id, receipt_id as sale from judged
  union all
  select receipt.id, judged.receipt_id from judged
  join till.recorded_receipt receipt on receipt.organiser_id = $1::uuid and receipt.voids = judged.receipt_id
), receipt as materialized (
  select found.id, involved.sale, found.edition_id, found.day, case found.kind when 'sale' then 1 else -1 end as sign
  from involved
  join till.recorded_receipt found on found.organiser_id = $1::uuid and found.id = involved.id
  where not exists (select 1 from insights.parked where parked.organiser_id = $1::uuid and parked.batch_id = found.batch_id)
    and not exists (select 1 from platform.outbox waiting
      where waiting.organiser_id = $1::uuid and waiting.topic = $4 and waiting.payload->>'batch' = found.batch_id::text)
), payment as (
  select receipt.edition_id, receipt.day, receipt.sign, receipt.id, payment.method,
    case when payment.state = 'received' or confirmed.receipt_id is not null then 'counted' else 'claimed' end as basis,
    sum(payment.amount) as amount
  from receipt
  join till.recorded_payment payment on payment.organiser_id = $1::uuid and payment.receipt_id = receipt.id
  left join insights.confirmed_payment confirmed
    on confirmed.organiser_id = $1::uuid and confirmed.receipt_id = receipt.sale and confirmed.payment_no = payment.no
  group by 1, 2, 3, 4, 5, 6
), cell as (
  select edition_id, day, basis, method, sum(amount) as amount, sum(sign) as count from payment group by 1, 2, 3, 4
)
insert into insights.rollup as rollup (organiser_id, edition_id, dimension, day, metric, basis, key, amount, count, units)
select $1::uuid, edition_id, 'method', day, 'payments', basis, method, $3::int * amount::bigint, $3::int * count::bigint, 0 from cell
on conflict (organiser_id, edition_id, dimension, day, metric, basis, key)
do update set amount = rollup.amount + excluded.amount, count = rollup.count + excluded.count`;

/** The judged payments as they now stand. */
const JUDGED = `
with judged as materialized (
  select distinct receipt_id, payment_no from takings.judged_payment where organiser_id = $1::uuid and judgement_id = any($2::uuid[])
)`;
const FORGET = `${JUDGED}
delete from insights.confirmed_payment held using judged
where held.organiser_id = $1::uuid and held.receipt_id = judged.receipt_id and held.payment_no = judged.payment_no`;
const REMEMBER = `${JUDGED}
insert into insights.confirmed_payment (organiser_id, receipt_id, payment_no)
select $1::uuid, judged.receipt_id, judged.payment_no from judged
join takings.newest_verdict newest
  on newest.organiser_id = $1::uuid and newest.receipt_id = judged.receipt_id and newest.payment_no = judged.payment_no
where newest.verdict = 'confirmed'`;

/** Exactly once or any number of times: it looks at what is so now, so a second time changes nothing. */
export async function foldConfirmations(
  tx: Tx,
  organiser: Id<'organiser'>,
  judgements: readonly Id<'judgement'>[],
  batchTopic: string,
): Promise<void> {
  const list = `{${judgements.join(',')}}`;
  const run = (text: string, ...more: unknown[]) =>
    tx.executeQuery(CompiledQuery.raw(text, [organiser, list, ...more]));
  await BY_INDEX.execute(tx);
  await run(ADD, -1, batchTopic);
  await run(FORGET);
  await run(REMEMBER);
  await run(ADD, 1, batchTopic);
}
