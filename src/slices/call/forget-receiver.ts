import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { mustReachBusiness } from '../exhibitors/index.ts';

/** Forgets which messages to groups went to a business, and when it was written to by hand: part of erasing its contact. */
export async function forgetReceiver(ctx: Context, tx: Tx, business: Id<'business'>): Promise<void> {
  await mustReachBusiness(ctx, tx, 'businesses.erase', business);
  await tx
    .deleteFrom('call.message_receiver')
    .where('organiser_id', '=', ctx.organiser)
    .where('business_id', '=', business)
    .execute();
}
