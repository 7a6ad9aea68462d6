import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { accept } from './accept.ts';
import { findAgencyNamed, insertAgency, lockAgencyNames } from './agencies-store.ts';
import { type AgencyInput, agencyInput } from './contract.ts';
import { errors } from './errors.ts';
import { mustBeRegion } from './must-be-region.ts';
import { mustManage } from './must-manage.ts';

/**
 * Adds an agency (OPD, crafts council, liaison office) that can lead a delegation. @throws `editions.agency-name-taken`,
 * `editions.unknown-region`.
 */
export async function addAgency(ctx: Context, tx: Tx, input: AgencyInput): Promise<Id<'agency'>> {
  mustManage(ctx);
  const { id = newId<'agency'>(ctx.clock.now()), name, region, kind } = accept(agencyInput, input);
  if (region !== null) await mustBeRegion(tx, region);
  await lockAgencyNames(ctx, tx);
  if (await findAgencyNamed(ctx, tx, name, region))
    throw new DomainError(errors['agency-name-taken'], {}, { name: ['taken'] });
  await insertAgency(tx, { organiser_id: ctx.organiser, id, name, region_code: region, kind });
  await audit(ctx, tx, 'editions.agency-added', id, { region });
  return id;
}
