import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { shelfOf } from './shelves.ts';

/** Brings what the edition's products are searched on up to date, so that the next search need not wait for it. */
export async function fillShelf(ctx: AtEdition, tx: Tx): Promise<void> {
  await shelfOf(ctx, tx);
}
