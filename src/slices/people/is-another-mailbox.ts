import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';

/**
 * Whether an address that a business named as its own is somebody else's: of an account that does not speak for the business, or of somebody
 * whom the organiser has asked for something else. What a business says of itself is proved by nobody.
 */
export async function isAnotherMailbox(
  ctx: Context,
  tx: Tx,
  { business, email }: { readonly business: Id<'business'>; readonly email: string },
): Promise<boolean> {
  const address = email.trim().toLowerCase();
  const { rows } = await sql<{ another: boolean }>`
    select exists (
      select 1 from people."user" person where lower(person.email) = ${address} and not exists (
        select 1 from people.membership held where held.organiser_id = ${ctx.organiser} and held.user_id = person.id
          and held.business_id = ${business} and held.role = 'producer' and held.ended_at is null)
    ) or exists (
      select 1 from people.invitation asked where asked.organiser_id = ${ctx.organiser} and lower(asked.email) = ${address}
        and asked.business_id is distinct from ${business} and asked.used_at is null and asked.revoked_at is null
    ) as another`.execute(tx);
  return rows[0]?.another ?? false;
}

/** Whether somebody signs in with an address: what is counted under it guards the account. */
export async function isAccount(tx: Tx, email: string): Promise<boolean> {
  const { rows } = await sql`select 1 from people."user" where lower(email) = ${email.trim().toLowerCase()}`.execute(
    tx,
  );
  return rows.length > 0;
}
