import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { errors } from './errors.ts';
import { findRegionOfBusiness } from './store.ts';

/** The region of a business of this organiser. @throws `exhibitors.unknown-business`. */
export async function mustBeBusiness(ctx: Context, tx: Tx, business: Id<'business'>): Promise<RegionCode> {
  const region = await findRegionOfBusiness(ctx, tx, business);
  if (region === undefined) throw new DomainError(errors['unknown-business']);
  return region;
}
