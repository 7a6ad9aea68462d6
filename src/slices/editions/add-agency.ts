import { type Id, newId } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { accept } from './accept.ts';
import { type AgencyInput, agencyInput } from './contract.ts';
import { mustBeRegion } from './must-be-region.ts';
import { mustManage } from './must-manage.ts';
import { insertAgency } from './store.ts';

/** Adds an agency (OPD, crafts council, liaison office) that can lead a delegation. */
export async function addAgency(ctx: Context, tx: Tx, input: AgencyInput): Promise<Id<'agency'>> {
  mustManage(ctx);
  const { id = newId<'agency'>(ctx.clock.now()), name, region } = accept(agencyInput, input);
  if (region !== null) await mustBeRegion(tx, region);
  await insertAgency(tx, { organiser_id: ctx.organiser, id, name, region_code: region });
  return id;
}
