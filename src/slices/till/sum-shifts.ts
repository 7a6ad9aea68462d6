import { sql } from 'kysely';
import { businessDayAt } from '../../kinds/business-day.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import type { ShiftSums } from './contract.ts';
import { foundShifts, isWithin } from './list-shifts.ts';

/**
 * How the shifts in reach ended. What was missing or too much is the phone's own word at the close, as in the list of short
 * shifts: the phone knows what it sold and has not sent.
 */
export async function sumShifts(ctx: AtEdition, tx: Tx, reach: Reach): Promise<ShiftSums> {
  const today = businessDayAt(ctx.clock.now(), await getEditionFacts(ctx, tx));
  const { rows } = await sql<ShiftSums>`
    with ${foundShifts(ctx)}
    select count(*) filter (where found.closed_seq is not null)::int as closed,
      coalesce(sum(found.variance) filter (where found.closed_seq is not null), 0)::bigint as variance,
      count(*) filter (where found.variance < 0)::int as short,
      coalesce(-sum(found.variance) filter (where found.variance < 0), 0)::bigint as missing,
      count(*) filter (where found.variance > 0)::int as over,
      coalesce(sum(found.variance) filter (where found.variance > 0), 0)::bigint as surplus,
      count(*) filter (where found.closed_seq is null and found.day < ${today}::date)::int as "neverClosed",
      count(*) filter (where found.closed_seq is null and found.day >= ${today}::date)::int as "stillOpen"
    from found where ${isWithin(reach)}`.execute(tx);
  const [sums] = rows;
  if (!sums) throw new Error('a sum without a group is one row');
  return sums;
}
