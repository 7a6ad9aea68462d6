import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';

export interface OpenShift {
  readonly device: Id<'device'>;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  /** Who works now, as the till told it; null where it did not ask. */
  readonly cashier: string | null;
}

/** The newest open shift of every phone that has one. */
export async function listOpenShifts(ctx: AtEdition, tx: Tx): Promise<OpenShift[]> {
  const rows = await tx
    .selectFrom('till.shift as shift')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('till.handover as handover')
          .select('to_cashier')
          .whereRef('handover.organiser_id', '=', 'shift.organiser_id')
          .whereRef('handover.device_id', '=', 'shift.device_id')
          .whereRef('handover.shift_id', '=', 'shift.id')
          .orderBy('seq', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .distinctOn('shift.device_id')
    .select(['shift.device_id as device', 'shift.opened_at as openedAt', 'shift.cashier', 'last.to_cashier as next'])
    .where('shift.organiser_id', '=', ctx.organiser)
    .where('shift.edition_id', '=', ctx.edition)
    .where('shift.opened_seq', 'is not', null)
    .where('shift.closed_seq', 'is', null)
    .orderBy('shift.device_id')
    .orderBy('shift.opened_seq', 'desc')
    .execute();
  return rows.map(({ device, openedAt, cashier, next }) => ({
    device,
    openedAt: openedAt ?? 0,
    cashier: next ?? cashier,
  }));
}
