import type { PackName } from '../../kinds/country/index.ts';
import { type Id, newId } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Runner } from '../../platform/db/runner.ts';

export interface Organiser {
  readonly id: Id<'organiser'>;
  readonly slug: string;
  readonly name: string;
}

/** By any address that it has or had; `slug` is the one that it has now. */
export async function findOrganiser(db: Db, slug: string): Promise<Organiser | undefined> {
  const row = await db
    .selectFrom('people.organiser_address as address')
    .innerJoin('people.organiser as organiser', 'organiser.id', 'address.organiser_id')
    .select(['organiser.id', 'organiser.slug', 'organiser.name'])
    .where('address.slug', '=', slug)
    .executeTakeFirst();
  return row && { id: row.id as Id<'organiser'>, slug: row.slug, name: row.name };
}

/** These organisers by name. */
export async function listOrganisers(db: Db, ids: readonly Id<'organiser'>[]): Promise<Organiser[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('people.organiser')
    .select(['id', 'slug', 'name'])
    .where('id', 'in', ids)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ id: row.id as Id<'organiser'>, slug: row.slug, name: row.name }));
}

/** A new tenant. Only the command line and the demo make one; there is no page for it. */
export async function registerOrganiser(
  runner: Runner,
  base: Omit<Context, 'organiser'>,
  input: { readonly slug: string; readonly name: string; readonly countryPack: PackName },
): Promise<Organiser> {
  const id = newId<'organiser'>();
  await runner.command({ ...base, organiser: id }, (tx) =>
    tx
      .insertInto('people.organiser')
      .values({ id, slug: input.slug, name: input.name, country_pack: input.countryPack })
      .execute(),
  );
  return { id, slug: input.slug, name: input.name };
}
