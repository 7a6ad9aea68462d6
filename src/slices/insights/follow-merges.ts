/** What was sold under a category that was merged since is told under the one it was merged into. Receipts and sums stay as they are. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { addCell, type Rollup, type Rollups } from './rules/fold.ts';

/**
 * The sums with merged categories added up. A receipt that has both counts once, so those are counted again from their lines, where
 * there are any. @param successors from a merged code to the one that stands for it.
 */
export async function followMerges(
  ctx: AtEdition,
  tx: Tx,
  rollups: readonly Rollup[],
  successors: ReadonlyMap<string, string>,
): Promise<readonly Rollup[]> {
  const told = (key: string) => successors.get(key) ?? key;
  if (!rollups.some(({ dimension, key }) => dimension === 'category' && successors.has(key))) return rollups;
  const sums: Rollups = new Map();
  for (const rollup of rollups)
    addCell(sums, rollup.dimension === 'category' ? { ...rollup, key: told(rollup.key) } : rollup);
  for (const { day, key, twice } of await countTwice(ctx, tx))
    addCell(sums, {
      metric: 'turnover',
      basis: 'counted',
      dimension: 'category',
      key,
      day,
      amount: 0,
      count: -twice,
      units: 0,
    });
  return [...sums.values()];
}

interface Twice {
  readonly day: string;
  readonly key: string;
  readonly twice: number;
}

/** How much too often receipts are counted that have lines of several codes of one category. Those not yet folded are left out. */
async function countTwice(ctx: AtEdition, tx: Tx): Promise<Twice[]> {
  const { rows } = await sql<Twice>`
    with told as (
      select code, merged_into as key from catalogue.merged where organiser_id = ${ctx.organiser}
      union
      select merged_into, merged_into from catalogue.merged where organiser_id = ${ctx.organiser}
    ), part as (
      select line.receipt_id, told.key, count(distinct line.category) as codes
      from till.recorded_line line join told on told.code = line.category
      where line.organiser_id = ${ctx.organiser} and line.edition_id = ${ctx.edition}
      group by 1, 2 having count(distinct line.category) > 1
    )
    select receipt.day::text as day, part.key,
      sum((part.codes - 1) * case receipt.kind when 'sale' then 1 when 'void' then -1 else 0 end)::bigint as twice
    from part join till.recorded_receipt receipt on receipt.organiser_id = ${ctx.organiser} and receipt.id = part.receipt_id
    where not exists (select from insights.upload_sum waiting
      where waiting.organiser_id = receipt.organiser_id and waiting.batch_id = receipt.batch_id)
    group by 1, 2`.execute(tx);
  return rows;
}
