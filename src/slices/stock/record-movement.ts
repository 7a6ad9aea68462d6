import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { listOffersOfBusiness } from '../catalogue/index.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { type MovementInput, movementInput } from './contract.ts';
import { errors } from './errors.ts';
import { mustReach } from './must-reach.ts';
import { insertMovements } from './store.ts';

/**
 * Goods went back, broke, or were counted otherwise than thought. The same id twice is one movement. What is left may
 * come to be below zero: the shelf is right and the paper is wrong, so it is recorded and shown, never refused.
 * @throws `stock.not-exhibiting`, `request.forbidden`, `stock.unknown-product`.
 */
export async function recordMovement(ctx: AtEdition, tx: Tx, input: MovementInput): Promise<Id<'movement'>> {
  const {
    id = newId<'movement'>(ctx.clock.now()),
    business,
    product,
    kind,
    quantity,
    batch,
    reason,
  } = accept(movementInput, input);
  await mustReach(ctx, tx, 'stock.receive', business);
  const sold = await listOffersOfBusiness(ctx, tx, business);
  if (!sold.some((offer) => offer.id === product)) throw new DomainError(errors['unknown-product'], { product });
  await insertMovements(tx, [
    {
      organiser_id: ctx.organiser,
      edition_id: ctx.edition,
      id,
      business_id: business,
      product_id: product,
      kind,
      quantity,
      batch,
      expires_on: null,
      reason,
      moved_at: new Date(ctx.clock.now()),
      note_id: null,
    },
  ]);
  await audit(ctx, tx, 'stock.moved', product, { business, kind, quantity });
  return id;
}
