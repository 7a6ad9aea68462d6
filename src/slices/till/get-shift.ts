import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import type { ShiftDetail } from './contract.ts';
import { errors } from './errors.ts';
import { getShiftRecap } from './get-shift-recap.ts';
import { findShownShift, type ShiftKey } from './list-shifts.ts';
import { listMovements } from './shift-store.ts';

/** A shift with what moved its cash, for whoever may see its booth. @throws `till.shift-unknown`. */
export async function getShift(
  ctx: AtEdition,
  tx: Tx,
  asked: ShiftKey & { readonly reach: Reach },
): Promise<ShiftDetail> {
  const summary = await findShownShift(ctx, tx, asked);
  if (!summary) throw new DomainError(errors['shift-unknown']);
  return {
    summary,
    recap: await getShiftRecap(ctx, tx, asked),
    movements: await listMovements(tx, ctx.organiser, asked.device, asked.shift),
  };
}
