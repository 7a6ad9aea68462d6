import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from './at-edition.ts';

export interface Supervisor {
  readonly id: Id<'supervisor'>;
  readonly name: string;
  /** Null for all regions. */
  readonly region: RegionCode | null;
  readonly email: string | null;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly pinSetAt: number;
  readonly endedAt: number | null;
}

/** Those whose PIN is good first, then those who ended; the newest first. */
export async function listSupervisors(ctx: AtEdition, tx: Tx): Promise<Supervisor[]> {
  return tx
    .selectFrom('editions.supervisor')
    .select(['id', 'name', 'region_code as region', 'email'])
    .select(['made_at as madeAt', 'pin_set_at as pinSetAt', 'ended_at as endedAt'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .orderBy('ended_at', (order) => order.desc().nullsFirst())
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
