import type { RegionCode } from '../../kinds/region.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { isRegionHeld } from '../people/index.ts';
import { accept } from './accept.ts';
import { regionCode } from './contract.ts';
import { errors } from './errors.ts';
import { mustManage } from './must-manage.ts';
import { deleteOwnRegion } from './regions-store.ts';

const FOREIGN_KEY = '23503';

/**
 * Takes away a region of the organiser's own that nothing is of: a typing error, one that was added twice.
 * @throws `editions.region-in-use`, `editions.unknown-region`, also for a region of a country's pack.
 */
export async function removeRegion(ctx: Context, tx: Tx, region: RegionCode): Promise<void> {
  mustManage(ctx);
  const code = accept(regionCode, region);
  const inUse = new DomainError(errors['region-in-use'], { region: code }, { region: ['region-in-use'] });
  // Who works for a region is known below this slice, where regions are words.
  if (await isRegionHeld(ctx, tx, code)) throw inUse;
  try {
    if (!(await deleteOwnRegion(ctx, tx, code))) throw new DomainError(errors['unknown-region'], { region: code });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === FOREIGN_KEY) throw inUse;
    throw error;
  }
  await audit(ctx, tx, 'editions.region-removed', code);
}
