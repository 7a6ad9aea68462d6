import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from './at-edition.ts';
import { bumpContent } from './bump-content.ts';
import type { EditionState } from './contract.ts';
import { findDates, updateEdition } from './editions-store.ts';
import { mustManage } from './must-manage.ts';

/**
 * Shows an edition to everybody, takes it out of sight again, or files it as over. Of what is withdrawn open data say that it
 * is gone. @throws `request.not-found`.
 */
export async function setEditionState(ctx: AtEdition, tx: Tx, state: EditionState): Promise<void> {
  mustManage(ctx);
  const before = await findDates(ctx, tx);
  if (!before) throw new DomainError(common['not-found']);
  if (before.state === state) return;
  await updateEdition(ctx, tx, { state });
  await audit(ctx, tx, 'editions.state-set', ctx.edition, { before: before.state, after: state });
  await bumpContent(ctx, tx);
}
