import { type Id, newId } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, accept, bumpContent, mustManage } from '../editions/index.ts';
import { type HallInput, hallInput } from './contract.ts';
import { insertHall } from './store.ts';

/** Adds an empty hall to the plan of the edition. */
export async function drawHall(ctx: AtEdition, tx: Tx, input: HallInput): Promise<Id<'hall'>> {
  mustManage(ctx);
  const { id = newId<'hall'>(ctx.clock.now()), name, width, depth } = accept(hallInput, input);
  await insertHall(tx, { organiser_id: ctx.organiser, edition_id: ctx.edition, id, name, width, depth });
  await bumpContent(ctx, tx);
  return id;
}
