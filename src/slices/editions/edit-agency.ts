import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { accept } from './accept.ts';
import { findAgencyNamed, lockAgencyNames, updateAgency } from './agencies-store.ts';
import { bumpContent } from './bump-content.ts';
import { type AgencyEdit, agencyEdit } from './contract.ts';
import { selectOwnEditions } from './editions-store.ts';
import { errors } from './errors.ts';
import { mustBeRegion } from './must-be-region.ts';
import { mustManage } from './must-manage.ts';

/**
 * Renames an agency or moves it to another kind or region; a retired one keeps what it leads and is offered for nothing
 * new. @throws `editions.unknown-agency`, `editions.agency-name-taken`, `editions.unknown-region`.
 */
export async function editAgency(ctx: Context, tx: Tx, input: AgencyEdit): Promise<void> {
  mustManage(ctx);
  const { agency, name, region, kind, retired } = accept(agencyEdit, input);
  if (region !== null) await mustBeRegion(tx, region);
  await lockAgencyNames(ctx, tx);
  const namesake = await findAgencyNamed(ctx, tx, name, region);
  if (namesake && namesake.id !== agency) throw new DomainError(errors['agency-name-taken'], {}, { name: ['taken'] });
  const retiredAt = retired ? new Date(ctx.clock.now()) : null;
  const changed = await updateAgency(ctx, tx, agency, { name, region_code: region, kind, retired_at: retiredAt });
  if (!changed) throw new DomainError(errors['unknown-agency']);
  await audit(ctx, tx, 'editions.agency-edited', agency, { region, kind, retired });
  // Its name stands beside the delegations that it leads and the booths that it holds.
  for (const { id } of await selectOwnEditions(ctx, tx)) await bumpContent({ ...ctx, edition: id }, tx);
}
