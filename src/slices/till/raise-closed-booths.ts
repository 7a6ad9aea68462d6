import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { listBlocked } from '../floor/index.ts';
import { type LateException, type LogPlace, MOST_LATE, raiseLate } from '../hall/index.ts';
import type { TillExceptionCode } from './contract.ts';

/** Where the plan does not say since when a booth is blocked, only what was sold so lately is held against it. */
const JUST_NOW = 15 * 60_000;
const CODE = 'booth-closed' satisfies TillExceptionCode;

/**
 * Raises what a booth sold while the plan had it blocked, however late the sale was sent. The bound on days only spares
 * looking through all of them: no business day is more than two behind the date in UTC.
 */
export async function raiseClosedBooths(ctx: AtEdition, tx: Tx): Promise<number> {
  const now = ctx.clock.now();
  const blocked = (await listBlocked(ctx, tx)).map(({ booth, number, since, until }) => ({
    booth,
    number,
    since: new Date(since ?? now - JUST_NOW),
    until: until === null ? null : new Date(until),
  }));
  if (blocked.length === 0) return 0;
  const { rows } = await sql<LogPlace & { booth: string }>`
    select receipt.device_id as device, receipt.batch_id as batch, receipt.id as event, receipt.seq, blocked.number as booth
    from jsonb_to_recordset(${JSON.stringify(blocked)}::jsonb) as blocked(booth uuid, number text, since timestamptz, until timestamptz)
    join till.receipt receipt on receipt.organiser_id = ${ctx.organiser} and receipt.booth_id = blocked.booth
    where receipt.edition_id = ${ctx.edition} and receipt.day >= (blocked.since at time zone 'utc')::date - 2
      and receipt.sold_at > blocked.since and (blocked.until is null or receipt.sold_at < blocked.until)
      and receipt.voids is null and receipt.refunds is null
      and not exists (select 1 from hall.exception known
        where known.organiser_id = receipt.organiser_id and known.event_id = receipt.id and known.code = ${CODE})
    order by receipt.sold_at limit ${MOST_LATE}`.execute(tx);
  const late = rows.map(({ booth, ...row }): LateException => ({ ...row, code: CODE, data: { booth } }));
  return raiseLate(ctx, tx, late);
}
