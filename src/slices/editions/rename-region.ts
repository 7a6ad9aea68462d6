import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { accept } from './accept.ts';
import { bumpContent } from './bump-content.ts';
import { type RegionNaming, regionNaming } from './contract.ts';
import { selectOwnEditions } from './editions-store.ts';
import { mustBeRegion } from './must-be-region.ts';
import { mustManage } from './must-manage.ts';
import { upsertRegionName } from './regions-store.ts';

/**
 * How this organiser writes a region from now on, everywhere in its editions; others go on as before.
 * @throws `editions.unknown-region`.
 */
export async function renameRegion(ctx: Context, tx: Tx, input: RegionNaming): Promise<void> {
  mustManage(ctx);
  const { region, name, fullName } = accept(regionNaming, input);
  await mustBeRegion(tx, region);
  await upsertRegionName(ctx, tx, { code: region, name, full_name: fullName });
  await audit(ctx, tx, 'editions.region-renamed', region);
  for (const { id } of await selectOwnEditions(ctx, tx)) await bumpContent({ ...ctx, edition: id }, tx);
}
