import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';

/** Who spoke for a business speaks for another, once each; open invitations too. Whoever calls has made sure that they are one. */
export async function moveSpeakers(
  ctx: Context,
  tx: Tx,
  { from, to }: { readonly from: Id<'business'>; readonly to: Id<'business'> },
): Promise<void> {
  const now = new Date(ctx.clock.now());
  await sql`
    update people.membership own set ended_at = ${now}
    where own.organiser_id = ${ctx.organiser} and own.business_id = ${from} and own.ended_at is null and exists (
      select from people.membership other where other.organiser_id = own.organiser_id and other.business_id = ${to}
        and other.user_id = own.user_id and other.role = own.role and other.ended_at is null)`.execute(tx);
  await sql`
    update people.membership set business_id = ${to}
    where organiser_id = ${ctx.organiser} and business_id = ${from} and ended_at is null`.execute(tx);
  await sql`
    update people.invitation set business_id = ${to}
    where organiser_id = ${ctx.organiser} and business_id = ${from} and used_at is null and revoked_at is null`.execute(
    tx,
  );
}
