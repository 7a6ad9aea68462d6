import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';

/** A curator of the organiser, with the regions and businesses that the same person acts for in any role. */
export interface CuratorHeld {
  readonly user: Id<'user'>;
  readonly name: string;
  readonly regions: readonly string[];
  readonly businesses: readonly Id<'business'>[];
}

/** The organiser's curators, in a lasting order. */
export async function listCurators(ctx: Context, tx: Tx): Promise<CuratorHeld[]> {
  const rows = await tx
    .selectFrom('people.membership as held')
    .innerJoin('people.user as user', 'user.id', 'held.user_id')
    .select([
      'held.user_id as user',
      'user.name',
      'held.role',
      'held.region_code as region',
      'held.business_id as business',
    ])
    .where('held.organiser_id', '=', ctx.organiser)
    .where('held.ended_at', 'is', null)
    .where('held.user_id', 'in', (eb) =>
      eb
        .selectFrom('people.membership as curator')
        .select('curator.user_id')
        .where('curator.organiser_id', '=', ctx.organiser)
        .where('curator.role', '=', 'curator')
        .where('curator.ended_at', 'is', null),
    )
    .orderBy('user.id')
    .execute();
  const found = new Map<string, { user: Id<'user'>; name: string; regions: string[]; businesses: Id<'business'>[] }>();
  for (const row of rows) {
    const user = row.user;
    const held = found.get(user) ?? { user, name: row.name, regions: [], businesses: [] };
    if (row.region !== null) held.regions.push(row.region);
    if (row.business !== null) held.businesses.push(row.business);
    found.set(user, held);
  }
  return [...found.values()];
}
