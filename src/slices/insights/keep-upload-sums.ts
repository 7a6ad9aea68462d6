/** Keeps what an upload adds to the rollups, in the transaction that records its receipts: the projector need not read them again. */
import type { Tx } from '../../platform/db/database.ts';
import { statement } from '../../platform/db/prepared.ts';
import type { StoredBatch } from '../hall/contract.ts';
import type { RecordedReceipt } from '../till/index.ts';
import { foldReceipt, type Rollups } from './rules/fold.ts';

/** A second part of the same upload is added to the first; cells of one place may then stand twice. */
const KEEP = statement(
  'insights.keep-upload',
  `insert into insights.upload_sum as kept (organiser_id, batch_id, edition_id, cells)
values ($1::uuid, $2::uuid, $3::uuid, $4::jsonb)
on conflict (organiser_id, batch_id) do update set cells = kept.cells || excluded.cells`,
);

export async function keepUploadSums(
  tx: Tx,
  { id, organiser, edition, device }: StoredBatch,
  receipts: readonly RecordedReceipt[],
): Promise<void> {
  const rollups: Rollups = new Map();
  for (const receipt of receipts)
    foldReceipt(rollups, { ...receipt, payments: unjudged(receipt), booth: device.booth });
  const cells = Array.from(rollups.values(), ({ dimension, day, metric, basis, key, amount, count, units }) => [
    dimension,
    day,
    metric,
    basis,
    key,
    amount,
    count,
    units,
  ]);
  await KEEP(tx, organiser, id, edition.id, JSON.stringify(cells));
}

/** Whose money arrived is for the fold to say, which stands in one line with the judgements: here all but cash is claimed. */
function unjudged({ payments }: RecordedReceipt): RecordedReceipt['payments'] {
  return payments.map((payment) => (payment.state === 'confirmed' ? { ...payment, state: 'claimed' } : payment));
}
