import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from './at-edition.ts';
import type { Delegation } from './contract.ts';
import { selectDelegations } from './store.ts';

/** The edition's regions in the organiser's order, with their quotas. */
export async function listDelegations(ctx: AtEdition, tx: Tx): Promise<Delegation[]> {
  const rows = await selectDelegations(ctx, tx);
  return rows.map(({ code, name, fullName, agencyId, agencyName, ...quotas }) => ({
    region: { code, name, fullName },
    ...quotas,
    leadAgency: agencyId === null || agencyName === null ? null : { id: agencyId, name: agencyName },
  }));
}
