import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { TakenOver } from './contract.ts';
import { getShiftRecap } from './get-shift-recap.ts';

/**
 * What the server knows of a phone's open shift, for the phone that takes over from it; null when none is open. Sales that
 * the old phone has not sent are not in it: `missing` says how many records it last said it held.
 */
export async function openBooks(ctx: AtEdition, tx: Tx, device: Id<'device'>): Promise<TakenOver | null> {
  const open = await tx
    .selectFrom('till.shift')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('device_id', '=', device)
    .where('opened_seq', 'is not', null)
    .where('closed_seq', 'is', null)
    .orderBy('opened_seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!open) return null;
  const recap = await getShiftRecap(ctx, tx, { device, shift: open.id });
  if (recap.openedAt === null || recap.openingCash === null || recap.expectedCash === null) return null;
  const last = await tx
    .selectFrom('till.receipt')
    .select('number')
    .where('organiser_id', '=', ctx.organiser)
    .where('device_id', '=', device)
    .where('voids', 'is', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const phone = await tx
    .selectFrom('hall.device')
    .select(['code', 'head_seq', 'unsent'])
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', device)
    .executeTakeFirstOrThrow();
  const { byMethod, sales, voids, refunds, refunded, discounts, cashIn, cashOut } = recap;
  return {
    device,
    code: phone.code,
    shift: open.id,
    openedAt: new Date(recap.openedAt).toISOString(),
    openingCash: recap.openingCash,
    cashier: recap.cashiers.at(-1)?.cashier ?? null,
    byMethod: { ...byMethod },
    sales,
    voids,
    refunds,
    refunded,
    discounts,
    cashIn,
    cashOut,
    expectedCash: recap.expectedCash,
    lastReceipt: last?.number ?? null,
    lastSeq: phone.head_seq ?? 0,
    missing: phone.unsent ?? 0,
  };
}
