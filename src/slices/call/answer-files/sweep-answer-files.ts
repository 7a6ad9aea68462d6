import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { sweepUnasked } from './store.ts';

/** As long as an organiser may need who takes a question out by mistake and puts it back. */
const LOOSE_FOR_MS = 7 * 24 * 3_600_000;

/**
 * Deletes files that nobody has asked for in a week: their question is gone or asks for something else, or their application was withdrawn
 * and its call is over. Marks those that are found so for the first time. Returns how many went.
 */
export async function sweepAnswerFiles(ctx: Context, tx: Tx): Promise<number> {
  const now = ctx.clock.now();
  return sweepUnasked(ctx, tx, new Date(now), new Date(now - LOOSE_FOR_MS));
}
