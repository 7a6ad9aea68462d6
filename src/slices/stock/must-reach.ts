import type { Id } from '../../kinds/id.ts';
import type { Action } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { mustReachBusiness } from '../exhibitors/index.ts';
import { errors } from './errors.ts';
import { isExhibiting } from './store.ts';

/**
 * The business takes part, and whoever acts may do this for it: organiser and officer for all, a lead for the own
 * region, a producer for the own business; the system for all.
 * @throws `stock.not-exhibiting`, `request.forbidden`.
 */
export async function mustReach(ctx: AtEdition, tx: Tx, action: Action, business: Id<'business'>): Promise<void> {
  if (!(await isExhibiting(ctx, tx, business))) throw new DomainError(errors['not-exhibiting']);
  await mustReachBusiness(ctx, tx, action, business);
}
