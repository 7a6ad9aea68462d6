import type { Db } from '../../platform/db/database.ts';
import type { Tenant } from '../../platform/http/api.ts';
import * as contract from './contract.ts';
import { findDirectoryEntry } from './store.ts';

/** Whose edition an address names; asked before any organiser is chosen. What cannot be a slug is not asked for. */
export async function findTenant(db: Db, slug: string): Promise<Tenant | undefined> {
  if (!contract.slug.safeParse(slug).success) return undefined;
  const entry = await findDirectoryEntry(db, slug);
  return (
    entry && {
      organiser: entry.organiser_id,
      edition: entry.edition_id,
      slug: entry.slug,
      draft: entry.state === 'draft',
    }
  );
}
