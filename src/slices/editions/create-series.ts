import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { accept } from './accept.ts';
import { type SeriesInput, seriesInput } from './contract.ts';
import { mustManage } from './must-manage.ts';
import { insertSeries } from './store.ts';

/** Begins a series, the name under which editions follow each other: "Kaltim Exhibition". */
export async function createSeries(ctx: Context, tx: Tx, input: SeriesInput): Promise<Id<'series'>> {
  mustManage(ctx);
  const { id = newId<'series'>(ctx.clock.now()), name } = accept(seriesInput, input);
  await insertSeries(tx, { organiser_id: ctx.organiser, id, name });
  await audit(ctx, tx, 'editions.series-created', id);
  return id;
}
