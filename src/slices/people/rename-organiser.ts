import './tables.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';

/**
 * Calls the organiser otherwise, or gives it another part in addresses; who may is asked by whoever calls. False when the
 * address is or was another organiser's.
 */
export async function renameOrganiser(
  ctx: Context,
  tx: Tx,
  changes: { readonly name?: string; readonly slug?: string },
): Promise<boolean> {
  if (changes.slug !== undefined) {
    const held = await tx
      .selectFrom('people.organiser_address')
      .select('organiser_id')
      .where('slug', '=', changes.slug)
      .executeTakeFirst();
    if (held && held.organiser_id !== ctx.organiser) return false;
  }
  await tx.updateTable('people.organiser').set(changes).where('id', '=', ctx.organiser).execute();
  return true;
}
