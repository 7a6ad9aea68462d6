import type { Id } from '../../kinds/id.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { DeliveryNoteSummary, Moved, Movement } from './contract.ts';
import { selectMoved, selectMovements, selectNotes } from './store.ts';

export const A_PAGE_OF_NOTES = 50;
const MOST_MOVEMENTS = 500;

export interface NotesAsked {
  readonly reach: Reach;
  readonly business?: Id<'business'> | undefined;
  /** The number of the last note of the page before. */
  readonly before?: number | undefined;
}

export interface NotePage {
  readonly items: readonly DeliveryNoteSummary[];
  /** Say it as `before` to read on; null at the end. */
  readonly next: number | null;
}

/** Delivery notes within the reach, the newest first: one query, however many there are. */
export async function listDeliveryNotes(ctx: AtEdition, tx: Tx, asked: NotesAsked): Promise<NotePage> {
  const found = await selectNotes(ctx, tx, asked, A_PAGE_OF_NOTES + 1);
  const items = found.slice(0, A_PAGE_OF_NOTES);
  const last = items.at(-1);
  return { items, next: last && found.length > items.length ? Number(last.number.slice(3)) : null };
}

/** How many pieces of each product moved which way, but for sales; of one business or of all. */
export async function listMoved(ctx: AtEdition, tx: Tx, business?: Id<'business'>): Promise<Moved[]> {
  return selectMoved(ctx, tx, business);
}

/** What moved of a business's goods, the newest first, at most 500. */
export async function listMovements(ctx: AtEdition, tx: Tx, business: Id<'business'>): Promise<Movement[]> {
  return selectMovements(ctx, tx, business, MOST_MOVEMENTS);
}
