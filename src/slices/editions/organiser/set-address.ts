import { audit } from '../../../platform/audit/audit.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { renameOrganiser } from '../../people/index.ts';
import { accept } from '../accept.ts';
import { slug } from '../contract.ts';
import { errors } from '../errors.ts';
import { mustManage } from '../must-manage.ts';
import { bumpAllContent } from './bump-all-content.ts';

/**
 * Gives the organiser another part in its addresses (`/produk/NEW/...`). The old one leads on to it and stays the
 * organiser's for ever. @throws `editions.slug-taken` where it is or was another's.
 */
export async function setOrganiserAddress(ctx: Context, tx: Tx, input: string): Promise<void> {
  mustManage(ctx);
  const given = accept(slug, input);
  if (!(await renameOrganiser(ctx, tx, { slug: given })))
    throw new DomainError(errors['slug-taken'], { slug: given }, { slug: ['taken'] });
  await audit(ctx, tx, 'editions.organiser-address-set', ctx.organiser, { slug: given });
  await bumpAllContent(ctx, tx);
}
