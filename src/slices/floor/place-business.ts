import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept, bumpContent, mustManage } from '../editions/index.ts';
import { type PlacementInput, placementInput } from './contract.ts';
import { errors } from './errors.ts';
import { BUSINESS_PLACED } from './events.ts';
import { maySellAt } from './rules/may-sell-at.ts';
import { findExhibitorRegion, findPlacement, insertPlacement, lockBooth } from './store.ts';

/**
 * Gives a business its place at the edition; several in one booth make it a joint booth. Placing it again where it is
 * changes nothing. @throws `floor.unknown-booth`, `floor.not-exhibiting`, `floor.other-delegation`, `floor.already-placed`.
 */
export async function placeBusiness(ctx: AtEdition, tx: Tx, input: PlacementInput): Promise<void> {
  mustManage(ctx);
  const { booth, business } = accept(placementInput, input);
  const locked = await lockBooth(ctx, tx, booth);
  if (!locked) throw new DomainError(errors['unknown-booth']);
  const region = await findExhibitorRegion(ctx, tx, business);
  if (region === undefined) throw new DomainError(errors['not-exhibiting']);
  const allowed = maySellAt(locked.region_code, region);
  if (!allowed.ok) throw new DomainError(errors[allowed.code], { ...allowed.data });

  const row = { organiser_id: ctx.organiser, edition_id: ctx.edition, booth_id: booth, business_id: business };
  if (!(await insertPlacement(tx, row))) {
    const held = await findPlacement(ctx, tx, business);
    if (held?.booth === booth) return;
    throw new DomainError(errors['already-placed'], { number: held?.number });
  }
  await audit(ctx, tx, 'floor.business-placed', business, { booth });
  await tell(tx, ctx.organiser, BUSINESS_PLACED, { edition: ctx.edition, booth, business });
  await bumpContent(ctx, tx);
}
