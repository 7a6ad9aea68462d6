import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, bumpContent } from '../editions/index.ts';
import { reachFor } from './must-reach.ts';
import { lockCallRow, updateCall } from './store.ts';

const DAY_MS = 86_400_000;

/** Moves the instants of the edition's call by whole days, as the edition's own days were. What is published stays as it was. */
export async function shiftCall(ctx: AtEdition, tx: Tx, days: number): Promise<boolean> {
  reachFor(ctx, 'call.manage');
  const call = await lockCallRow(ctx, tx);
  if (!call || call.state === 'published' || days === 0) return false;
  const at = (instant: number) => new Date(instant + days * DAY_MS);
  await updateCall(ctx, tx, {
    opens_at: at(call.opens_at),
    closes_at: at(call.closes_at),
    scoring_until: at(call.scoring_until),
  });
  await audit(ctx, tx, 'call.shifted', ctx.edition, { days });
  await bumpContent(ctx, tx);
  return true;
}
