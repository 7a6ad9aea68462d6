import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';

/** Who speaks for a business as its producer, and who has been asked to. Instants are milliseconds since 1970. */
export interface Speakers {
  readonly people: readonly { readonly name: string; readonly email: string; readonly since: number }[];
  readonly invited: readonly { readonly email: string; readonly expiresAt: number }[];
}

/** Whoever calls has made sure that the business is within reach: it belongs to a slice above. */
export async function listSpeakers(ctx: Context, tx: Tx, business: Id<'business'>): Promise<Speakers> {
  const people = await tx
    .selectFrom('people.membership as held')
    .innerJoin('people.user as user', 'user.id', 'held.user_id')
    .select(['user.name', 'user.email', 'held.made_at as since'])
    .where('held.organiser_id', '=', ctx.organiser)
    .where('held.business_id', '=', business)
    .where('held.role', '=', 'producer')
    .where('held.ended_at', 'is', null)
    .orderBy('held.made_at')
    .orderBy('held.id')
    .execute();
  const invited = await tx
    .selectFrom('people.invitation')
    .select(['email', 'expires_at as expiresAt'])
    .where('organiser_id', '=', ctx.organiser)
    .where('business_id', '=', business)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return { people, invited };
}
