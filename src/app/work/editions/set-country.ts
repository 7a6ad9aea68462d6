import { sql } from 'kysely';
import { type PackName, packNamed } from '../../../kinds/country/index.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { hasListings } from '../../../slices/catalogue/index.ts';
import { editionsErrors, mustManage, setCurrency } from '../../../slices/editions/index.ts';
import { putCountry } from '../../../slices/people/index.ts';

/** Whether the organiser may still choose another country: nothing has a price yet, and nothing was sold. */
export async function isCountryOpen(ctx: Context, tx: Tx): Promise<boolean> {
  if (await hasListings(ctx, tx)) return false;
  const { rows } = await sql<{ sold: boolean }>`
    select exists (select from till.recorded_receipt where organiser_id = ${ctx.organiser}) as sold`.execute(tx);
  return rows[0]?.sold === false;
}

/**
 * The country whose regions, money, identifiers and phone numbers hold for the organiser; its editions take the money.
 * @throws `editions.country-fixed` once something has a price or was sold.
 */
export async function setCountry(ctx: Context, tx: Tx, name: PackName): Promise<void> {
  mustManage(ctx);
  if (!(await isCountryOpen(ctx, tx))) throw new DomainError(editionsErrors['country-fixed']);
  await putCountry(ctx, tx, name);
  await setCurrency(ctx, tx, packNamed(name).currency);
}
