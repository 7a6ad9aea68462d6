import { type SqlBool, sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { raiseLate } from '../hall/index.ts';
import type { TillExceptionCode } from './contract.ts';
import { judgeMetRefunds } from './record-refunds.ts';

/** So many sales one look takes. */
const MOST = 200;

/**
 * A refund and its sale that two phones send in the same moment do not see each other: sales, of which there are thousands,
 * wait for no refund. What the two come to is made up for here, a little later.
 */
export async function raiseMetRefunds(ctx: AtEdition, tx: Tx): Promise<number> {
  const { rows } = await sql<{ sale: Id<'event'> }>`
    select distinct refund.sale_id as sale
    from hall.exception unmet
    join till.refund refund on refund.organiser_id = unmet.organiser_id and refund.id = unmet.event_id
    join till.receipt sale on sale.organiser_id = refund.organiser_id and sale.id = refund.sale_id
      and sale.edition_id = refund.edition_id and sale.voids is null and sale.refunds is null
    where unmet.organiser_id = ${ctx.organiser} and unmet.edition_id = ${ctx.edition} and unmet.settled_at is null
      and unmet.code = ${'refund-of-unknown-sale' satisfies TillExceptionCode}
    order by sale limit ${MOST}`.execute(tx);
  if (rows.length === 0) return 0;
  const raised = await judgeMetRefunds(
    tx,
    ctx,
    rows.map(({ sale }) => sale),
  );
  if (raised.length === 0) return 0;
  const brought = await tx
    .selectFrom('till.receipt')
    .select(['id', 'batch_id', 'device_id'])
    .where('organiser_id', '=', ctx.organiser)
    .where(sql<SqlBool>`id = any(${`{${raised.map(({ event }) => event).join(',')}}`}::uuid[])`)
    .execute();
  const placeOf = new Map<string, (typeof brought)[number]>(brought.map((receipt) => [receipt.id, receipt]));
  const late = raised.flatMap((each) => {
    const place = placeOf.get(each.event);
    return place ? [{ ...each, batch: place.batch_id, device: place.device_id }] : [];
  });
  return raiseLate(ctx, tx, late);
}
