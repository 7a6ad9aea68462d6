import { sql } from 'kysely';
import { businessDayAt } from '../../kinds/business-day.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import type { ShiftSums } from './contract.ts';
import { foundShifts, isWithin } from './list-shifts.ts';
import { reckonedVariance } from './reckoned-cash.ts';

/**
 * How the shifts in reach ended. What was missing or too much is worked out from the log, as in the list of short shifts; the phone's
 * own word at the close stands only for what it has not sent yet.
 */
export async function sumShifts(ctx: AtEdition, tx: Tx, reach: Reach): Promise<ShiftSums> {
  const today = businessDayAt(ctx.clock.now(), await getEditionFacts(ctx, tx));
  const { rows } = await sql<ShiftSums>`
    with ${foundShifts(ctx)}, ended as (select found.*, ${reckonedVariance('found')} as differs_by from found where ${isWithin(reach)})
    select count(*) filter (where ended.closed_seq is not null)::int as closed,
      coalesce(sum(ended.differs_by) filter (where ended.closed_seq is not null), 0)::bigint as variance,
      count(*) filter (where ended.differs_by < 0)::int as short,
      coalesce(-sum(ended.differs_by) filter (where ended.differs_by < 0), 0)::bigint as missing,
      count(*) filter (where ended.differs_by > 0)::int as over,
      coalesce(sum(ended.differs_by) filter (where ended.differs_by > 0), 0)::bigint as surplus,
      count(*) filter (where ended.closed_seq is null and ended.day < ${today}::date)::int as "neverClosed",
      count(*) filter (where ended.closed_seq is null and ended.day >= ${today}::date)::int as "stillOpen"
    from ended`.execute(tx);
  const [sums] = rows;
  if (!sums) throw new Error('a sum without a group is one row');
  return sums;
}
