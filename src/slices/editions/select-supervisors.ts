import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';

export interface SupervisorState {
  readonly name: string;
  readonly email: string | null;
  /** Milliseconds since 1970; null while the PIN is good. */
  readonly endedAt: number | null;
}

/** What is known of these supervisors of an edition, by their ids; ended ones too. */
export async function selectSupervisors(
  tx: Tx,
  of: { readonly organiser: Id<'organiser'>; readonly edition: Id<'edition'> },
  ids: readonly Id<'supervisor'>[],
): Promise<ReadonlyMap<Id<'supervisor'>, SupervisorState>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('editions.supervisor')
    .select(['id', 'name', 'email', 'ended_at as endedAt'])
    .where('organiser_id', '=', of.organiser)
    .where('edition_id', '=', of.edition)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, ...state }) => [id, state]));
}
