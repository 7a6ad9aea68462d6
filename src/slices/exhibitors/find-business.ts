import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Business } from './contract.ts';
import { findBusinessBySlug } from './store.ts';

/** A business that takes part in the edition, by its address. */
export async function findBusiness(ctx: AtEdition, tx: Tx, slug: string): Promise<Business | undefined> {
  const row = await findBusinessBySlug(ctx, tx, slug);
  return (
    row && {
      id: row.id,
      slug: row.slug,
      name: row.name,
      region: row.region_code,
      madeUp: row.made_up,
      story: { id: row.story_id, en: row.story_en },
      whatsapp: row.whatsapp,
    }
  );
}
