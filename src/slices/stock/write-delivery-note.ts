import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { listOffersOfBusiness } from '../catalogue/index.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { type DeliveryNoteInput, deliveryNoteInput } from './contract.ts';
import { errors } from './errors.ts';
import { mustReach } from './must-reach.ts';
import { insertNote, lockNote, putLines, takeNumber, updateNote } from './store.ts';

/**
 * Writes a delivery note, or changes one that has not been sent. Only what the business sells at the edition can be sent
 * there. @throws `stock.not-exhibiting`, `request.forbidden`, `stock.unknown-product`, `stock.same-line-twice`,
 * `stock.unknown-note`, `stock.note-not-draft`, `stock.note-changed`.
 */
export async function writeDeliveryNote(
  ctx: AtEdition,
  tx: Tx,
  input: DeliveryNoteInput,
): Promise<Id<'delivery-note'>> {
  const {
    id = newId<'delivery-note'>(ctx.clock.now()),
    business,
    remark,
    lines,
    version,
  } = accept(deliveryNoteInput, input);
  await mustReach(ctx, tx, 'stock.write', business);
  const sold = new Set((await listOffersOfBusiness(ctx, tx, business)).map((offer) => offer.id));
  const strange = lines.find(({ product }) => !sold.has(product));
  if (strange) throw new DomainError(errors['unknown-product'], { product: strange.product });
  const keys = new Set(lines.map(({ product, batch }) => `${product} ${batch}`));
  if (keys.size < lines.length) throw new DomainError(errors['same-line-twice']);

  if (version === undefined) {
    await insertNote(tx, {
      organiser_id: ctx.organiser,
      edition_id: ctx.edition,
      id,
      business_id: business,
      number: await takeNumber(ctx, tx),
      state: 'draft',
      remark,
      version: 1,
      written_at: new Date(ctx.clock.now()),
    });
  } else {
    const held = await lockNote(ctx, tx, id);
    if (held?.business_id !== business) throw new DomainError(errors['unknown-note']);
    if (held.state !== 'draft') throw new DomainError(errors['note-not-draft']);
    if (held.version !== version) throw new DomainError(errors['note-changed']);
    await updateNote(ctx, tx, id, { remark });
  }
  const rows = lines.map(({ product, batch, expiresOn, sent }, at) => ({
    line_no: at + 1,
    product_id: product,
    batch,
    expires_on: expiresOn,
    sent,
  }));
  await putLines(ctx, tx, id, rows);
  await audit(ctx, tx, 'stock.note-written', id, { business, lines: lines.length });
  return id;
}
