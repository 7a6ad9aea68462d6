import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { type SendInput, sendInput } from './contract.ts';
import { errors } from './errors.ts';
import { mustReach } from './must-reach.ts';
import { lockNote, updateNote } from './store.ts';

/**
 * The goods leave: from now on the note's lines stand still. Sending it again changes nothing.
 * @throws `stock.unknown-note`, `request.forbidden`, `stock.note-not-draft`.
 */
export async function sendDeliveryNote(ctx: AtEdition, tx: Tx, input: SendInput): Promise<void> {
  const { note, by } = accept(sendInput, input);
  const held = await lockNote(ctx, tx, note);
  if (!held) throw new DomainError(errors['unknown-note']);
  await mustReach(ctx, tx, 'stock.write', held.business_id);
  if (held.state === 'sent') return;
  if (held.state !== 'draft') throw new DomainError(errors['note-not-draft']);
  await updateNote(ctx, tx, note, { state: 'sent', sent_at: new Date(ctx.clock.now()), sent_by: by });
  await audit(ctx, tx, 'stock.note-sent', note, { number: held.number });
}
