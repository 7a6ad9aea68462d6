import type { RegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { errors } from './errors.ts';
import { findRegion } from './store.ts';

/** @throws `editions.unknown-region` when no country pack has the code. */
export async function mustBeRegion(tx: Tx, region: RegionCode): Promise<void> {
  if (!(await findRegion(tx, region))) throw new DomainError(errors['unknown-region'], { region });
}
