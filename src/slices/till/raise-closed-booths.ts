import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { type LateException, raiseLate } from '../hall/index.ts';
import type { TillExceptionCode } from './contract.ts';

/** How far back is looked: a plan does not say since when a booth is blocked, so only what was sold just now is held against it. */
const JUST_NOW = 15 * 60_000;

/** Raises what a booth sold within the last quarter of an hour although the plan has it blocked. */
export async function raiseClosedBooths(ctx: AtEdition, tx: Tx): Promise<number> {
  const now = ctx.clock.now();
  const { rows } = await sql<{
    device: Id<'device'>;
    batch: Id<'batch'>;
    event: Id<'event'>;
    seq: number;
    booth: string;
  }>`
    select receipt.device_id as device, receipt.batch_id as batch, receipt.id as event, receipt.seq, booth.number as booth
    from floor.booth booth
    join till.receipt receipt on receipt.organiser_id = booth.organiser_id and receipt.booth_id = booth.id
    where booth.organiser_id = ${ctx.organiser} and booth.edition_id = ${ctx.edition} and booth.state = 'blocked'
      and receipt.edition_id = ${ctx.edition} and receipt.day >= (${new Date(now)}::timestamptz at time zone 'utc')::date - 1
      and receipt.sold_at > ${new Date(now - JUST_NOW)} and receipt.voids is null and receipt.refunds is null
    order by receipt.sold_at limit 500`.execute(tx);
  const late = rows.map(
    ({ booth, ...row }): LateException => ({
      ...row,
      code: 'booth-closed' satisfies TillExceptionCode,
      data: { booth },
    }),
  );
  return raiseLate(ctx, tx, late);
}
