import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import { allowing } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { id } from '../editions/contract.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { errors } from './errors.ts';

/** What a person can find; `explained` is for the server alone. */
export const FOUND = ['right', 'mistake', 'misuse'] as const;

export const settleInput = z.strictObject({
  id: id<'exception'>(),
  outcome: z.enum(FOUND),
  /** What was found out and done, for whoever reads it later. */
  note: z.string().trim().max(500),
});
export type SettleInput = z.input<typeof settleInput>;

export function mustSettle(ctx: AtEdition): void {
  if (ctx.actor.kind === 'system') return;
  if (allowing(ctx.actor, ctx.organiser, 'exceptions.settle').length === 0) throw new DomainError(common.forbidden);
}

/**
 * Says what came of an exception. It undoes nothing: the event stays in the log as it is.
 * @throws `request.not-found`; `hall.exception-settled` when somebody was quicker, with what they found.
 */
export async function settleException(ctx: AtEdition, tx: Tx, input: SettleInput): Promise<void> {
  mustSettle(ctx);
  const { id: exception, outcome, note } = accept(settleInput, input);
  const found = await lock(ctx, tx, exception);
  if (found.settled) throw new DomainError(errors['exception-settled']);
  await tx
    .updateTable('hall.exception')
    .set({ settled_at: new Date(ctx.clock.now()), settled_by: personOf(ctx), outcome, note })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', exception)
    .execute();
  await audit(ctx, tx, 'hall.exception-settled', exception, { code: found.code, outcome });
}

export const settleManyInput = z.strictObject({
  ids: z.array(id<'exception'>()).min(1).max(200),
  outcome: z.enum(FOUND),
  note: z.string().trim().max(500),
});
export type SettleManyInput = z.input<typeof settleManyInput>;

/**
 * Says the same of several exceptions of one cause. Those that somebody has settled meanwhile stay as they are.
 * Returns how many were settled now. @throws `request.not-found` for one that is not there; `hall.exceptions-differ`.
 */
export async function settleExceptions(ctx: AtEdition, tx: Tx, input: SettleManyInput): Promise<number> {
  mustSettle(ctx);
  const { ids, outcome, note } = accept(settleManyInput, input);
  const wanted = [...new Set(ids)];
  const found = await tx
    .selectFrom('hall.exception')
    .select(['id', 'code', 'settled_at'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', 'in', wanted)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (found.length < wanted.length) throw new DomainError(common['not-found']);
  if (new Set(found.map(({ code }) => code)).size > 1) throw new DomainError(errors['exceptions-differ']);
  const open = found.filter(({ settled_at }) => settled_at === null);
  if (open.length === 0) return 0;
  await tx
    .updateTable('hall.exception')
    .set({ settled_at: new Date(ctx.clock.now()), settled_by: personOf(ctx), outcome, note })
    .where('organiser_id', '=', ctx.organiser)
    .where(
      'id',
      'in',
      open.map((each) => each.id),
    )
    .execute();
  for (const { id: exception, code } of open)
    await audit(ctx, tx, 'hall.exception-settled', exception, { code, outcome });
  return open.length;
}

/** Opens a settled exception again; what was found before is in the audit log. Nothing happens to an open one. */
export async function reopenException(
  ctx: AtEdition,
  tx: Tx,
  { id: exception }: { readonly id: Id<'exception'> },
): Promise<void> {
  mustSettle(ctx);
  const found = await lock(ctx, tx, exception);
  if (!found.settled) return;
  await tx
    .updateTable('hall.exception')
    .set({ settled_at: null, settled_by: null, outcome: null, reopened_at: new Date(ctx.clock.now()) })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', exception)
    .execute();
  await audit(ctx, tx, 'hall.exception-reopened', exception, { code: found.code, outcome: found.outcome });
}

export function personOf(ctx: AtEdition): string | null {
  return ctx.actor.kind === 'person' ? ctx.actor.user : null;
}

async function lock(ctx: AtEdition, tx: Tx, exception: Id<'exception'>) {
  const row = await tx
    .selectFrom('hall.exception')
    .select(['code', 'settled_at', 'outcome'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', exception)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new DomainError(common['not-found']);
  return { code: row.code, settled: row.settled_at !== null, outcome: row.outcome };
}
