import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { selectAgencies } from './agencies-store.ts';
import type { Agency } from './contract.ts';

/** The organiser's agencies by name, the retired ones last. */
export async function listAgencies(ctx: Context, tx: Tx): Promise<Agency[]> {
  const rows = await selectAgencies(ctx, tx);
  return rows.map(({ id, name, kind, region_code, retired_at }) => ({
    id,
    name,
    kind,
    region: region_code,
    retired: retired_at !== null,
  }));
}
