import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import { allowing } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { errors } from './errors.ts';

/** Somebody has looked at a refund. Looking again changes nothing. @throws `till.receipt-unknown`. */
export async function reviewRefund(ctx: AtEdition, tx: Tx, { id }: { readonly id: Id<'event'> }): Promise<void> {
  if (ctx.actor.kind !== 'system' && allowing(ctx.actor, ctx.organiser, 'supervisors.manage').length === 0)
    throw new DomainError(common.forbidden);
  const row = await tx
    .selectFrom('till.refund')
    .select('reviewed_at')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new DomainError(errors['receipt-unknown']);
  if (row.reviewed_at !== null) return;
  await tx
    .updateTable('till.refund')
    .set({
      reviewed_at: new Date(ctx.clock.now()),
      reviewed_by: ctx.actor.kind === 'person' ? ctx.actor.user : null,
    })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', id)
    .execute();
  await audit(ctx, tx, 'till.refund-reviewed', id, {});
}
