import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Booth } from './contract.ts';
import { boothsOf } from './store.ts';

/** The booths in the order of their numbers, with delegation and sellers. */
export async function listBooths(ctx: AtEdition, tx: Tx): Promise<Booth[]> {
  const rows = await boothsOf(ctx, tx).execute();
  return rows.map(({ regionCode, regionName, qris, qrisDynamic: _, ...booth }) => ({
    ...booth,
    region: regionCode === null || regionName === null ? null : { code: regionCode, name: regionName },
    takesQris: qris !== null,
  }));
}
