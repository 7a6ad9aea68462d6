import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Seller } from './contract.ts';
import { boothsOf } from './store.ts';

/** A booth with what only its till and its officers need. */
export interface BoothAtWork {
  readonly id: Id<'booth'>;
  readonly number: string;
  readonly cluster: string;
  readonly region: { readonly code: RegionCode; readonly name: string } | null;
  /** The merchant's own static string; null where the booth takes no QRIS. */
  readonly qris: string | null;
  readonly qrisDynamic: boolean;
  readonly businesses: readonly Seller[];
}

/** By its id, or by the number that is printed over it. @throws `request.not-found`. */
export async function getBooth(
  ctx: AtEdition,
  tx: Tx,
  by: { readonly id: Id<'booth'> } | { readonly number: string },
): Promise<BoothAtWork> {
  const all = boothsOf(ctx, tx);
  const row = await ('id' in by
    ? all.where('booth.id', '=', by.id)
    : all.where('booth.number', '=', by.number)
  ).executeTakeFirst();
  if (!row) throw new DomainError(common['not-found']);
  const { id, number, cluster, regionCode, regionName, qris, qrisDynamic, businesses } = row;
  const region = regionCode === null || regionName === null ? null : { code: regionCode, name: regionName };
  return { id, number, cluster, region, qris, qrisDynamic, businesses };
}
