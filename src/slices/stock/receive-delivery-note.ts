import { newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { type ReceiveInput, receiveInput } from './contract.ts';
import { errors } from './errors.ts';
import { mustReach } from './must-reach.ts';
import { countHandover } from './rules/count-handover.ts';
import { insertMovements, lockNote, selectLines, setReceived, updateNote } from './store.ts';

/**
 * The handover: what was counted comes into the edition's stock, once. The producer does not receive own goods on the
 * committee's behalf: the action `stock.receive` is not a producer's.
 * @throws `stock.unknown-note`, `request.forbidden`, `stock.note-received`, `stock.note-not-sent`, `stock.lines-missing`.
 */
export async function receiveDeliveryNote(ctx: AtEdition, tx: Tx, input: ReceiveInput): Promise<void> {
  const { note, by, remark, counted } = accept(receiveInput, input);
  const held = await lockNote(ctx, tx, note);
  if (!held) throw new DomainError(errors['unknown-note']);
  await mustReach(ctx, tx, 'stock.receive', held.business_id);
  if (held.state === 'received') throw new DomainError(errors['note-received']);
  if (held.state !== 'sent') throw new DomainError(errors['note-not-sent']);
  const lines = await selectLines(ctx, tx, note);
  const arrived = countHandover(lines, counted);
  if (!arrived.ok) throw new DomainError(errors['lines-missing'], arrived.data);

  const now = ctx.clock.now();
  await setReceived(ctx, tx, note, arrived.value);
  const received = new Map(arrived.value.map((each) => [each.line, each.received]));
  await insertMovements(
    tx,
    lines.flatMap((line) => {
      const quantity = received.get(line.line) ?? 0;
      if (quantity === 0) return [];
      return {
        organiser_id: ctx.organiser,
        edition_id: ctx.edition,
        id: newId<'movement'>(now),
        business_id: held.business_id,
        product_id: line.product,
        kind: 'received' as const,
        quantity,
        batch: line.batch,
        expires_on: line.expiresOn,
        reason: '',
        moved_at: new Date(now),
        note_id: note,
      };
    }),
  );
  const set = { state: 'received', received_at: new Date(now), received_by: by, receipt_remark: remark } as const;
  await updateNote(ctx, tx, note, set);
  const pieces = arrived.value.reduce((sum, each) => sum + each.received, 0);
  await audit(ctx, tx, 'stock.note-received', note, { number: held.number, pieces });
}
