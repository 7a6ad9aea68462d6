import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';

/** Whether somebody works for the region, or has been invited to. */
export async function isRegionHeld(ctx: Context, tx: Tx, region: string): Promise<boolean> {
  const held = await tx
    .selectFrom('people.membership')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('region_code', '=', region)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (held) return true;
  const invited = await tx
    .selectFrom('people.invitation')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('region_code', '=', region)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date(ctx.clock.now()) as never)
    .executeTakeFirst();
  return invited !== undefined;
}
