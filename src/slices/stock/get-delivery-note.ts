import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { getCountry } from '../people/index.ts';
import type { DeliveryNote } from './contract.ts';
import { errors } from './errors.ts';
import { mustReach } from './must-reach.ts';
import { noteNumber } from './rules/note-number.ts';
import { findNote, selectLines } from './store.ts';

/** A note with its lines. @throws `stock.unknown-note`, `request.forbidden`. */
export async function getDeliveryNote(ctx: AtEdition, tx: Tx, note: Id<'delivery-note'>): Promise<DeliveryNote> {
  const row = await findNote(ctx, tx, note);
  if (!row) throw new DomainError(errors['unknown-note']);
  await mustReach(ctx, tx, 'stock.read', row.business_id);
  const { noteLetters: letters } = await getCountry(ctx, tx);
  const lines = await selectLines(ctx, tx, note);
  return {
    id: row.id,
    business: row.business_id,
    number: noteNumber(row.number, letters),
    state: row.state,
    remark: row.remark,
    version: row.version,
    writtenAt: row.written_at,
    sentAt: row.sent_at,
    sentBy: row.sent_by,
    receivedAt: row.received_at,
    receivedBy: row.received_by,
    receiptRemark: row.receipt_remark,
    lines,
    sent: lines.reduce((sum, line) => sum + line.sent, 0),
    received: row.received_at === null ? null : lines.reduce((sum, line) => sum + (line.received ?? 0), 0),
  };
}
