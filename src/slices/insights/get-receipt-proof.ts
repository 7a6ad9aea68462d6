import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import { listExhibitors } from '../exhibitors/index.ts';
import { listBooths } from '../floor/index.ts';
import type { ReceiptDetail } from '../till/contract.ts';
import { getReceipt } from '../till/index.ts';
import type { ShownEdition } from './contract.ts';
import { shownEditionOf } from './get-figure-sheet.ts';

/** A receipt with its place in the log. */
export interface ReceiptProof {
  readonly edition: ShownEdition;
  readonly receipt: ReceiptDetail;
  readonly boothNumber: string | null;
  /** Names by business id. */
  readonly businesses: Readonly<Record<string, string>>;
  /** The prefix of the device's receipts. */
  readonly deviceCode: string;
  /** Lower-case hex SHA-256 of the event. */
  readonly hash: string;
}

/** @throws `till.receipt-unknown`, also for a receipt of which the reader may see nothing. */
export async function getReceiptProof(
  ctx: AtEdition,
  tx: Tx,
  asked: { readonly id: Id<'event'>; readonly reach: Reach },
): Promise<ReceiptProof> {
  const receipt = await getReceipt(ctx, tx, asked);
  const { rows } = await sql<{ deviceCode: string; hash: string }>`
    select device.code as "deviceCode", encode(event.hash, 'hex') as hash
    from hall.logged_event event
    join hall.logged_device device on device.organiser_id = event.organiser_id and device.device_id = event.device_id
    where event.organiser_id = ${ctx.organiser} and event.id = ${receipt.id}`.execute(tx);
  const booths = await listBooths(ctx, tx);
  const exhibitors = await listExhibitors(ctx, tx);
  return {
    edition: shownEditionOf(await getEditionFacts(ctx, tx)),
    receipt,
    boothNumber: booths.find((booth) => booth.id === receipt.booth)?.number ?? null,
    businesses: Object.fromEntries(exhibitors.map((exhibitor) => [exhibitor.id, exhibitor.name])),
    deviceCode: rows[0]?.deviceCode ?? '',
    hash: rows[0]?.hash ?? '',
  };
}
