import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { sumCounted } from './store.ts';

export interface CountedSum {
  /** Sales less voids and refunds, in minor units. */
  readonly amount: number;
  readonly units: number;
}

/**
 * What each business or product took at the edition, as far as its uploads are folded: one query, however many sales.
 * @param day null for all days
 */
export async function listCounted<B extends 'business' | 'product'>(
  ctx: AtEdition,
  tx: Tx,
  by: B,
  day: string | null = null,
): Promise<ReadonlyMap<Id<B>, CountedSum>> {
  const rows = await sumCounted(ctx, tx, by, day);
  return new Map(rows.map(({ key, amount, units }) => [key as Id<B>, { amount, units }]));
}
