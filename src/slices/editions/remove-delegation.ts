import type { RegionCode } from '../../kinds/region.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from './at-edition.ts';
import { bumpContent } from './bump-content.ts';
import { mustManage } from './must-manage.ts';
import { deleteDelegation } from './store.ts';

/**
 * Takes a region off the edition's list. Whoever calls it has seen, with `lockDelegation` held, that nothing was given to
 * it: slices above know that. @throws `request.not-found`.
 */
export async function removeDelegation(ctx: AtEdition, tx: Tx, region: RegionCode): Promise<void> {
  mustManage(ctx);
  if (!(await deleteDelegation(ctx, tx, region))) throw new DomainError(common['not-found']);
  await audit(ctx, tx, 'editions.delegation-removed', ctx.edition, { region });
  await bumpContent(ctx, tx);
}
