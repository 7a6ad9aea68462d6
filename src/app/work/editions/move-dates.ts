import type { Tx } from '../../../platform/db/database.ts';
import { shiftCall } from '../../../slices/call/index.ts';
import { type AtEdition, getDeadlines, setDeadlines } from '../../../slices/editions/index.ts';
import { daysFrom, shiftDeadlines } from '../../../slices/editions/rules/milestones.ts';

/** What hangs on an edition's first day goes with it: every deadline, and the days of the call. */
export async function moveDates(ctx: AtEdition, tx: Tx, from: string, to: string): Promise<void> {
  if (from === to) return;
  await setDeadlines(ctx, tx, shiftDeadlines(await getDeadlines(ctx, tx), from, to));
  await shiftCall(ctx, tx, daysFrom(from, to));
}
