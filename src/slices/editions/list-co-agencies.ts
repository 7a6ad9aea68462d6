import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import { selectCoAgencies } from './agencies-store.ts';
import type { AtEdition } from './at-edition.ts';

export interface CoAgency {
  readonly region: RegionCode;
  readonly id: Id<'agency'>;
  readonly name: string;
}

/** The agencies that help the lead agencies of the edition's delegations, by name. */
export async function listCoAgencies(ctx: AtEdition, tx: Tx): Promise<CoAgency[]> {
  return selectCoAgencies(ctx, tx);
}
