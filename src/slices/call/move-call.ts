import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, bumpContent } from '../editions/index.ts';
import type { CallState } from './contract.ts';
import { errors } from './errors.ts';
import { reachFor } from './must-reach.ts';
import { mayMove } from './rules/call-clock.ts';
import { lockCallRow, updateCall } from './store.ts';

/** Opens a call that was set up, or one that was closed. @throws `call.no-call`, `call.wrong-step`. */
export function openCall(ctx: AtEdition, tx: Tx): Promise<void> {
  return move(ctx, tx, 'open');
}

/** Closes the call before its time. @throws `call.no-call`, `call.wrong-step`. */
export function closeCall(ctx: AtEdition, tx: Tx): Promise<void> {
  return move(ctx, tx, 'closed');
}

async function move(ctx: AtEdition, tx: Tx, to: CallState): Promise<void> {
  reachFor(ctx, 'call.manage');
  const call = await lockCallRow(ctx, tx);
  if (!call) throw new DomainError(errors['no-call']);
  if (!mayMove(call.state, to)) throw new DomainError(errors['wrong-step'], { from: call.state, to });
  await updateCall(ctx, tx, { state: to });
  await audit(ctx, tx, 'call.moved', ctx.edition, { before: call.state, after: to });
  await bumpContent(ctx, tx);
}
