import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { errors } from './errors.ts';
import { mustReach } from './must-reach.ts';
import { lockNote, updateNote } from './store.ts';

/**
 * Takes a note back whose goods have not been handed over; it stays in the list with its number.
 * @throws `stock.unknown-note`, `request.forbidden`, `stock.note-received`.
 */
export async function cancelDeliveryNote(ctx: AtEdition, tx: Tx, note: Id<'delivery-note'>): Promise<void> {
  const held = await lockNote(ctx, tx, note);
  if (!held) throw new DomainError(errors['unknown-note']);
  await mustReach(ctx, tx, 'stock.write', held.business_id);
  if (held.state === 'cancelled') return;
  if (held.state === 'received') throw new DomainError(errors['note-received']);
  await updateNote(ctx, tx, note, { state: 'cancelled' });
  await audit(ctx, tx, 'stock.note-cancelled', note, { number: held.number });
}
