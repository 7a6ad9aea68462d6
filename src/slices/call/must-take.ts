import type { Selectable } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { errors } from './errors.ts';
import { timesOf } from './get-call.ts';
import { mayApply } from './rules/call-clock.ts';
import { lockCallRow } from './store.ts';
import type { CallTable } from './tables.ts';

/** The call, locked, which takes applications now. @throws `call.no-call`, `call.not-open`, `call.not-yet-open`, `call.call-over`. */
export async function mustTake(ctx: AtEdition, tx: Tx): Promise<Selectable<CallTable>> {
  const call = await lockCallRow(ctx, tx);
  if (!call) throw new DomainError(errors['no-call']);
  const allowed = mayApply(timesOf(call), ctx.clock.now());
  if (!allowed.ok) throw new DomainError(errors[allowed.code], { ...allowed.data });
  return call;
}
