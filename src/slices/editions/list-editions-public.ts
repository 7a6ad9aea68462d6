import { createHash } from 'node:crypto';
import type { Db } from '../../platform/db/database.ts';
import type { EditionSummary } from './contract.ts';
import { selectPublicEditions } from './store.ts';

export interface PublicEditions {
  readonly editions: EditionSummary[];
  /** Moves with every change of any of them. */
  readonly tag: string;
}

/** The editions of all organisers, the newest first: for the front page, where no organiser has been chosen. */
export async function listEditionsPublic(db: Db): Promise<PublicEditions> {
  const rows = await selectPublicEditions(db);
  return {
    editions: rows.map(({ version: _, ...edition }) => edition),
    tag: createHash('sha256')
      .update(rows.map((row) => `${row.slug} ${row.version}`).join('\n'))
      .digest('base64url')
      .slice(0, 22),
  };
}
