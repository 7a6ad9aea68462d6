import { sql } from 'kysely';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { BATCH_STORED } from '../hall/index.ts';

/** Gives parked uploads back to the projector, once what stopped them is mended. Returns how many. */
export async function retryParked(ctx: Context, tx: Tx): Promise<number> {
  const { rows } = await sql<{ batch: string; edition: string }>`
    delete from insights.parked where organiser_id = ${ctx.organiser}
    returning batch_id as batch, edition_id as edition`.execute(tx);
  for (const { batch, edition } of rows) await tell(tx, ctx.organiser, BATCH_STORED, { batch, edition });
  return rows.length;
}
