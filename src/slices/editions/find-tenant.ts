import type { Db } from '../../platform/db/database.ts';
import type { Tenant } from '../../platform/http/api.ts';
import { findDirectoryEntry } from './store.ts';

/** Whose edition an address names; asked before any organiser is chosen. */
export async function findTenant(db: Db, slug: string): Promise<Tenant | undefined> {
  const entry = await findDirectoryEntry(db, slug);
  return entry && { organiser: entry.organiser_id, edition: entry.edition_id, slug: entry.slug };
}
