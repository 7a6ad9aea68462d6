import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { accept } from './accept.ts';
import type { AtEdition } from './at-edition.ts';
import { bumpContent } from './bump-content.ts';
import { editionSlug } from './contract.ts';
import { findDates, updateEdition } from './editions-store.ts';
import { errors } from './errors.ts';
import { mustManage } from './must-manage.ts';
import { notifyContent, takeSlug } from './store.ts';

/**
 * Gives an edition another address. The old one leads on to it and stays its own, so that posters and tills that know it go on
 * working. @throws `editions.slug-taken` where another edition has it, or had it while everybody could read it.
 */
export async function moveEdition(ctx: AtEdition, tx: Tx, input: string): Promise<void> {
  mustManage(ctx);
  const slug = accept(editionSlug, input);
  const before = await findDates(ctx, tx);
  if (!before) throw new DomainError(common['not-found']);
  if (before.slug === slug) return;
  if (!(await takeSlug(ctx, tx, slug, false)))
    throw new DomainError(errors['slug-taken'], { slug }, { slug: ['taken'] });
  await updateEdition(ctx, tx, { slug });
  await audit(ctx, tx, 'editions.moved', ctx.edition, { before: before.slug, after: slug });
  // Pages that are kept under the old address lead on from now on.
  await notifyContent(tx, before.slug);
  await bumpContent(ctx, tx);
}
