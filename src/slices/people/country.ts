import { type CountryPack, findPack, type PackName, packNamed } from '../../kinds/country/index.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';

/** The country pack of the organiser of the transaction. */
export async function getCountry(ctx: Context, tx: Tx): Promise<CountryPack> {
  const row = await tx
    .selectFrom('people.organiser')
    .select('country_pack')
    .where('id', '=', ctx.organiser)
    .executeTakeFirst();
  return findPack(row?.country_pack ?? '') ?? packNamed('id');
}

/** Whoever calls it has asked whether the actor may, and whether anything has been sold in the old country's money. */
export async function putCountry(ctx: Context, tx: Tx, name: PackName): Promise<void> {
  await tx.updateTable('people.organiser').set({ country_pack: name }).where('id', '=', ctx.organiser).execute();
  await audit(ctx, tx, 'people.country-set', ctx.organiser, { country: packNamed(name).country });
}
