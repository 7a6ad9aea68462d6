import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { IdentifierKind } from './rules/read-identifier.ts';

export interface RegisteredBusiness {
  readonly id: Id<'business'>;
  readonly name: string;
  readonly region: RegionCode;
}

/** The businesses of these regions that the organiser knows, whether they take part or not, by name. */
export async function listRegistered(
  ctx: Context,
  tx: Tx,
  regions: readonly RegionCode[],
): Promise<RegisteredBusiness[]> {
  if (regions.length === 0) return [];
  return tx
    .selectFrom('exhibitors.business')
    .select(['id', 'name', 'region_code as region'])
    .where('organiser_id', '=', ctx.organiser)
    .where('region_code', 'in', regions)
    .where('merged_into', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Whose these numbers are, as claimed or verified. */
export async function listHoldersOf(
  ctx: Context,
  tx: Tx,
  kind: IdentifierKind,
  values: readonly string[],
): Promise<{ readonly value: string; readonly business: Id<'business'> }[]> {
  const found: { readonly value: string; readonly business: Id<'business'> }[] = [];
  for (let at = 0; at < values.length; at += 5_000)
    found.push(
      ...(await tx
        .selectFrom('exhibitors.identifier')
        .select(['value', 'business_id as business'])
        .where('organiser_id', '=', ctx.organiser)
        .where('kind', '=', kind)
        .where('state', 'in', ['claimed', 'verified'])
        .where('value', 'in', values.slice(at, at + 5_000))
        .execute()),
    );
  return found;
}
