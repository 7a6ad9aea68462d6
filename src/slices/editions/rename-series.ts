import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { accept } from './accept.ts';
import { name as nameSchema } from './contract.ts';
import { updateSeries } from './editions-store.ts';
import { errors } from './errors.ts';
import { mustManage } from './must-manage.ts';
import { bumpAllContent } from './organiser/bump-all-content.ts';

/** Calls a series otherwise, in all its editions. @throws `editions.unknown-series`. */
export async function renameSeries(
  ctx: Context,
  tx: Tx,
  input: { readonly series: Id<'series'>; readonly name: string },
): Promise<void> {
  mustManage(ctx);
  const name = accept(nameSchema, input.name);
  if (!(await updateSeries(ctx, tx, input.series, name))) throw new DomainError(errors['unknown-series']);
  await audit(ctx, tx, 'editions.series-renamed', input.series);
  await bumpAllContent(ctx, tx);
}
