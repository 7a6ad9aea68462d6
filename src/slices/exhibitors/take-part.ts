import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, bumpContent, lockDelegation, mustManage } from '../editions/index.ts';
import { errors } from './errors.ts';
import { mustBeBusiness } from './must-be-business.ts';
import { countPlaces, insertExhibitor, insertHeldPlace, releaseHeldPlace, takeUpHeldPlaces } from './store.ts';

interface Whose {
  readonly business: Id<'business'>;
}

/**
 * Makes sure that there is a place for a business out of the quota of its region's delegation, whether held or taken. The
 * delegation is locked before its places are counted, so two who take the last place at once get one place.
 * @throws `exhibitors.unknown-business`, `exhibitors.no-delegation`, `exhibitors.quota-full`.
 */
async function mustHavePlace(ctx: AtEdition, tx: Tx, { business }: Whose): Promise<void> {
  mustManage(ctx);
  const region = await mustBeBusiness(ctx, tx, business);
  const delegation = await lockDelegation(ctx, tx, region);
  if (!delegation) throw new DomainError(errors['no-delegation'], { region });
  const { count, already } = await countPlaces(ctx, tx, region, business);
  if (!already && count >= delegation.producer_quota)
    throw new DomainError(errors['quota-full'], { quota: delegation.producer_quota });
}

/**
 * Gives a business a place at the edition, for everybody to see; a place that was held for it is that place. Repeating it
 * changes nothing. @throws as `mustHavePlace`.
 */
export async function takePart(ctx: AtEdition, tx: Tx, { business }: Whose): Promise<void> {
  await mustHavePlace(ctx, tx, { business });
  const fresh = await insertExhibitor(tx, {
    organiser_id: ctx.organiser,
    edition_id: ctx.edition,
    business_id: business,
  });
  if (fresh) await bumpContent(ctx, tx);
}

/** Keeps a place free for a business that nobody may know of yet. Repeating it changes nothing. @throws as `mustHavePlace`. */
export async function holdPlace(ctx: AtEdition, tx: Tx, { business }: Whose): Promise<void> {
  await mustHavePlace(ctx, tx, { business });
  await insertHeldPlace(tx, { organiser_id: ctx.organiser, edition_id: ctx.edition, business_id: business });
}

/** Gives a held place free again. Who takes part already goes on. Whoever calls has checked who may. */
export async function releasePlace(ctx: AtEdition, tx: Tx, { business }: Whose): Promise<void> {
  await releaseHeldPlace(ctx, tx, business);
}

/** All for whom places are held take part from now on, in one statement. Returns how many that are. */
export async function takeUpPlaces(ctx: AtEdition, tx: Tx): Promise<number> {
  mustManage(ctx);
  const count = await takeUpHeldPlaces(ctx, tx);
  if (count > 0) await bumpContent(ctx, tx);
  return count;
}
