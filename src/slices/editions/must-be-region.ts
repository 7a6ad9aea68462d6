import { isRegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { errors } from './errors.ts';
import { findRegion } from './regions-store.ts';

/** @throws `editions.unknown-region` when no country pack has the code and it is no region of the organiser's own, whatever was typed. */
export async function mustBeRegion(tx: Tx, region: string): Promise<void> {
  if (!isRegionCode(region) || !(await findRegion(tx, region)))
    throw new DomainError(errors['unknown-region'], { region });
}
