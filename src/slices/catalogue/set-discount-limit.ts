import { z } from 'zod';
import { audit } from '../../platform/audit/audit.ts';
import { allowing } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { id } from '../editions/contract.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { getBooth } from '../floor/index.ts';
import { renewCarried, renewCarriedEverywhere } from './renew-carried.ts';

export const discountLimitInput = z.strictObject({
  /** Null for the whole edition. */
  booth: id<'booth'>().nullable(),
  /** 0 to 100; null takes the limit away: a booth has the edition's then, the edition none. */
  percent: z.int().min(0).max(100).nullable(),
});
export type DiscountLimitInput = z.input<typeof discountLimitInput>;

/** Says how much cashiers may let off. Tills learn of it with their next upload. @throws `request.not-found`. */
export async function setDiscountLimit(ctx: AtEdition, tx: Tx, input: DiscountLimitInput): Promise<void> {
  if (ctx.actor.kind !== 'system' && allowing(ctx.actor, ctx.organiser, 'supervisors.manage').length === 0)
    throw new DomainError(common.forbidden);
  const { booth, percent } = accept(discountLimitInput, input);
  if (booth !== null) await getBooth(ctx, tx, { id: booth });
  await tx
    .deleteFrom('catalogue.discount_limit')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('booth_id', booth === null ? 'is' : '=', booth)
    .execute();
  if (percent !== null)
    await tx
      .insertInto('catalogue.discount_limit')
      .values({ organiser_id: ctx.organiser, edition_id: ctx.edition, booth_id: booth, percent })
      .execute();
  await audit(ctx, tx, 'catalogue.discount-limit-set', booth ?? ctx.edition, { percent });
  if (booth === null) await renewCarriedEverywhere(ctx, tx);
  else await renewCarried(ctx, tx, { booth });
}
