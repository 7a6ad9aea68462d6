/** SQL that reads rollups. Every statement begins with the organiser and the edition, as the primary key does. */

import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { BATCH_STORED } from '../hall/index.ts';
import type { Dimension, Rollup } from './rules/fold.ts';
import { minuteKey } from './rules/fold.ts';
import type { ProductSum } from './rules/make-figures.ts';

/** @param day null for all days. */
function rollups(ctx: AtEdition, tx: Tx, dimensions: readonly Dimension[], day: string | null) {
  const query = tx
    .selectFrom('insights.rollup')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('dimension', 'in', dimensions);
  return day === null ? query : query.where('day', '=', day);
}

export async function selectRollups(
  ctx: AtEdition,
  tx: Tx,
  dimensions: readonly Dimension[],
  day: string | null,
): Promise<Rollup[]> {
  return rollups(ctx, tx, dimensions, day)
    .select(['metric', 'basis', 'dimension', 'key', 'day', 'amount', 'count', 'units'])
    .execute();
}

/** The products of which most were sold, the most first; those that were all voided again are left out. */
export async function selectBestSold(ctx: AtEdition, tx: Tx, day: string | null, limit: number): Promise<ProductSum[]> {
  const rows = await rollups(ctx, tx, ['product'], day)
    .select('key as product')
    .select(({ fn }) => [
      fn.sum<number>('amount').as('amount'),
      fn.sum<number>('count').as('count'),
      fn.sum<number>('units').as('units'),
    ])
    .groupBy('key')
    .having(sql<SqlBool>`sum(units) > 0 and sum(amount) > 0`)
    .orderBy('units', 'desc')
    .orderBy('amount', 'desc')
    .orderBy('key')
    .limit(limit)
    .execute();
  return day === null ? rows : rows.map((row) => ({ ...row, day }));
}

/** What each business or product took and how many pieces that were. @param day null for all days. */
export async function sumCounted(
  ctx: AtEdition,
  tx: Tx,
  by: 'business' | 'product',
  day: string | null,
): Promise<{ key: string; amount: number; units: number }[]> {
  return rollups(ctx, tx, [by], day)
    .select('key')
    .select(({ fn }) => [fn.sum<number>('amount').as('amount'), fn.sum<number>('units').as('units')])
    .where('metric', '=', 'turnover')
    .where('basis', '=', 'counted')
    .groupBy('key')
    .execute();
}

/** Turnover of the sales made in the last `minutes` up to now, the minute under way included. */
export async function sumLastMinutes(
  ctx: AtEdition,
  tx: Tx,
  asked: { readonly now: number; readonly minutes: number; readonly days: readonly string[] },
): Promise<number> {
  const keys = Array.from({ length: asked.minutes }, (_, back) => minuteKey(asked.now - back * 60_000));
  const row = await rollups(ctx, tx, ['minute'], null)
    .select(({ fn }) => fn.sum<number | null>('amount').as('amount'))
    .where('metric', '=', 'turnover')
    .where('basis', '=', 'counted')
    .where('day', 'in', asked.days)
    .where('key', 'in', keys)
    .executeTakeFirst();
  return row?.amount ?? 0;
}

/** Uploads that are stored and in no figure: told of and not yet taken, or parked. */
export async function countPending(ctx: AtEdition, tx: Tx): Promise<number> {
  const { rows } = await sql<{ pending: number }>`
    select (select count(*) from platform.outbox
        where organiser_id = ${ctx.organiser} and topic = ${BATCH_STORED} and payload->>'edition' = ${ctx.edition})
      + (select count(*) from insights.parked
        where organiser_id = ${ctx.organiser} and edition_id = ${ctx.edition}) as pending`.execute(tx);
  return rows[0]?.pending ?? 0;
}
