import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { bumpContent } from './bump-content.ts';
import { selectOwnEditions, updateCurrencies } from './editions-store.ts';
import { mustManage } from './must-manage.ts';

/** The money of all editions of the organiser. Whoever calls it has made sure that nothing was priced or sold in the old one. */
export async function setCurrency(ctx: Context, tx: Tx, currency: string): Promise<void> {
  mustManage(ctx);
  await updateCurrencies(ctx, tx, currency);
  for (const { id } of await selectOwnEditions(ctx, tx)) await bumpContent({ ...ctx, edition: id }, tx);
}
