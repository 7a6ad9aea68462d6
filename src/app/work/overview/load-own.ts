import type { Id } from '../../../kinds/id.ts';
import type { Membership } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { findApplicationOf } from '../../../slices/call/index.ts';
import { type AtEdition, listDelegations } from '../../../slices/editions/index.ts';
import { listExhibitors } from '../../../slices/exhibitors/index.ts';
import { listBooths } from '../../../slices/floor/index.ts';
import { type CountedSum, listCounted } from '../../../slices/insights/index.ts';

/** A lead's delegation with what its businesses have taken. */
export interface OwnDelegation {
  readonly code: string;
  readonly name: string;
  readonly turnover: number;
  /** Of the day that is asked for; null where none is. */
  readonly today: number | null;
}

/** @param day whose turnover is told beside that of all days. */
export async function loadDelegations(
  ctx: AtEdition,
  tx: Tx,
  held: readonly Membership[],
  day: string | null,
): Promise<OwnDelegation[]> {
  const regions = new Set(held.flatMap(({ role, region }) => (role === 'lead' && region !== null ? [region] : [])));
  if (regions.size === 0) return [];
  const taken = await listCounted(ctx, tx, 'business');
  const takenToday = day === null ? null : await listCounted(ctx, tx, 'business', day);
  const exhibitors = Map.groupBy(await listExhibitors(ctx, tx), ({ region }): string => region);
  return (await listDelegations(ctx, tx))
    .filter(({ region }) => regions.has(region.code))
    .map(({ region: { code, name } }) => ({
      code,
      name,
      turnover: sumOf(exhibitors.get(code) ?? [], taken),
      today: takenToday && sumOf(exhibitors.get(code) ?? [], takenToday),
    }));
}

function sumOf(
  businesses: readonly { readonly id: Id<'business'> }[],
  taken: ReadonlyMap<Id<'business'>, CountedSum>,
): number {
  return businesses.reduce((sum, { id }) => sum + (taken.get(id)?.amount ?? 0), 0);
}

/** A producer's business at the edition: whether it was accepted, where it stands, what it took. */
export interface OwnBusiness {
  readonly id: Id<'business'>;
  readonly name: string;
  readonly takesPart: boolean;
  /** Of its application, once the results are published or it was withdrawn; null where it has none. */
  readonly state: string | null;
  readonly booths: readonly string[];
  readonly turnover: number;
  readonly today: number | null;
}

/** @param day as above */
export async function loadBusinesses(
  ctx: AtEdition,
  tx: Tx,
  held: readonly Membership[],
  day: string | null,
): Promise<OwnBusiness[]> {
  const own = held.flatMap(({ role, business }) => (role === 'producer' && business !== null ? [business] : []));
  if (own.length === 0) return [];
  const taken = await listCounted(ctx, tx, 'business');
  const takenToday = day === null ? null : await listCounted(ctx, tx, 'business', day);
  const exhibitors = new Map((await listExhibitors(ctx, tx)).map((each) => [each.id, each]));
  const booths = await listBooths(ctx, tx);
  const found: OwnBusiness[] = [];
  for (const id of own) {
    const exhibitor = exhibitors.get(id);
    const application = await findApplicationOf(ctx, tx, id);
    if (!exhibitor && !application) continue;
    found.push({
      id,
      name: exhibitor?.name ?? application?.business.name ?? '',
      takesPart: exhibitor !== undefined,
      state: application?.state ?? null,
      booths: booths.filter(({ businesses }) => businesses.some((each) => each.id === id)).map(({ number }) => number),
      turnover: taken.get(id)?.amount ?? 0,
      today: takenToday && (takenToday.get(id)?.amount ?? 0),
    });
  }
  return found;
}
