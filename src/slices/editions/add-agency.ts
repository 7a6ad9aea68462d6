import { type Id, newId } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { accept } from './accept.ts';
import { type AgencyInput, agencyInput } from './contract.ts';
import { errors } from './errors.ts';
import { findRegion, insertAgency } from './store.ts';

/** Adds an agency (OPD, crafts council, liaison office) that can lead a delegation. */
export async function addAgency(ctx: Context, tx: Tx, input: AgencyInput): Promise<Id<'agency'>> {
  const { id = newId<'agency'>(ctx.clock.now()), name, region } = accept(agencyInput, input);
  if (region !== null && !(await findRegion(tx, region))) throw new DomainError(errors['unknown-region'], { region });
  await insertAgency(tx, { organiser_id: ctx.organiser, id, name, region_code: region });
  return id;
}
