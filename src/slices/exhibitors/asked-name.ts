/** A business that takes part asks for a new name, and an officer accepts or refuses it; until then the accepted one stands everywhere. */
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import { allowing, reachOf } from '../../platform/authz/access.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { id } from '../editions/contract.ts';
import { accept } from '../editions/index.ts';
import { errors } from './errors.ts';
import { isInReach } from './must-reach-business.ts';
import { findProfileRow, lockBusiness, selectEditionsOf, updateBusiness } from './profile-store.ts';
import { refusePersonalNumbers } from './refuse-personal-numbers.ts';

/** `refused` says why; null while it waits. */
export interface AskedName {
  readonly name: string;
  readonly at: number;
  readonly refused: string | null;
}

/** What the business asked for and has not got; the caller has checked who may read it. */
export async function findAskedName(ctx: Context, tx: Tx, business: Id<'business'>): Promise<AskedName | undefined> {
  return tx
    .selectFrom('exhibitors.asked_name')
    .select(['name', 'asked_at as at', 'refused'])
    .where('organiser_id', '=', ctx.organiser)
    .where('business_id', '=', business)
    .executeTakeFirst();
}

export async function forgetAskedName(ctx: Context, tx: Tx, business: Id<'business'>): Promise<void> {
  await tx
    .deleteFrom('exhibitors.asked_name')
    .where('organiser_id', '=', ctx.organiser)
    .where('business_id', '=', business)
    .execute();
}

/** Whether a new name waits for an officer: its owner alone asks, and it was accepted by some edition under the old one. */
async function mustWait(ctx: Context, tx: Tx, business: Id<'business'>): Promise<boolean> {
  if (ctx.actor.kind !== 'person') return false;
  const row = await findProfileRow(ctx, tx, business);
  const held = allowing(ctx.actor, ctx.organiser, 'businesses.edit').filter(({ role }) => role !== 'producer');
  if (row && held.length > 0 && isInReach(reachOf(held), business, row.regionCode)) return false;
  return (await selectEditionsOf(ctx, tx, business)).length > 0;
}

/** The name to write at once; undefined where it waits, or nothing changes. The caller has checked reach and words. */
export async function nameToWrite(
  ctx: Context,
  tx: Tx,
  { business, before, wanted }: { readonly business: Id<'business'>; readonly before: string; readonly wanted: string },
): Promise<string | undefined> {
  await lockBusiness(ctx, tx, business);
  const asked = await findAskedName(ctx, tx, business);
  if (wanted === before || !(await mustWait(ctx, tx, business))) {
    // Who writes the accepted name again takes the wish back.
    if (asked) await forgetAskedName(ctx, tx, business);
    return wanted === before ? undefined : wanted;
  }
  if (asked?.name === wanted) return undefined;
  const row = { name: wanted, asked_at: new Date(ctx.clock.now()), refused: null };
  await tx
    .insertInto('exhibitors.asked_name')
    .values({ organiser_id: ctx.organiser, business_id: business, ...row })
    .onConflict((conflict) => conflict.columns(['organiser_id', 'business_id']).doUpdateSet(row))
    .execute();
  await audit(ctx, tx, 'exhibitors.name-asked', business);
  return undefined;
}

export const nameDecision = z.strictObject({
  business: id<'business'>(),
  /** The name as the officer saw it. */
  name: z.string().min(1).max(120),
  /** Why not; left out, it is accepted. */
  refused: z.string().trim().min(1).max(300).exactOptional(),
});
export type NameDecision = z.input<typeof nameDecision>;

/**
 * Accepts or refuses a name that waits. Decided the same way twice is decided once; true when the accepted name has changed.
 * @throws `request.forbidden`, `request.invalid`, `exhibitors.name-moved` when another name waits meanwhile, or none.
 */
export async function settleName(ctx: Context, tx: Tx, input: NameDecision): Promise<boolean> {
  if (allowing(ctx.actor, ctx.organiser, 'identifiers.verify').length === 0) throw new DomainError(common.forbidden);
  const { business, name, refused } = accept(nameDecision, input);
  refusePersonalNumbers({ refused });
  await lockBusiness(ctx, tx, business);
  const row = await findProfileRow(ctx, tx, business);
  if (!row) throw new DomainError(errors['unknown-business']);
  const asked = await findAskedName(ctx, tx, business);
  const isDone =
    refused === undefined ? !asked && row.name === name : asked?.name === name && asked.refused === refused;
  if (isDone) return false;
  if (!asked || asked.refused !== null || asked.name !== name) throw new DomainError(errors['name-moved']);
  if (refused !== undefined) {
    await tx
      .updateTable('exhibitors.asked_name')
      .set({ refused })
      .where('organiser_id', '=', ctx.organiser)
      .where('business_id', '=', business)
      .execute();
    await audit(ctx, tx, 'exhibitors.name-refused', business);
    return false;
  }
  await forgetAskedName(ctx, tx, business);
  await updateBusiness(ctx, tx, business, { name });
  await audit(ctx, tx, 'exhibitors.renamed', business);
  return true;
}

function waiting(ctx: Context, tx: Tx) {
  return tx
    .selectFrom('exhibitors.asked_name as asked')
    .innerJoin('exhibitors.business as business', (join) =>
      join.onRef('business.organiser_id', '=', 'asked.organiser_id').onRef('business.id', '=', 'asked.business_id'),
    )
    .innerJoin('editions.region as region', 'region.code', 'business.region_code')
    .where('asked.organiser_id', '=', ctx.organiser)
    .where('business.merged_into', 'is', null)
    .where('asked.refused', 'is', null);
}

/** The oldest first. */
export async function listWaitingNames(ctx: Context, tx: Tx) {
  return waiting(ctx, tx)
    .select(['business.id', 'business.name as before', 'asked.name', 'asked.asked_at as at', 'region.name as region'])
    .orderBy('asked.asked_at')
    .orderBy('business.id')
    .limit(200)
    .execute();
}

export async function countWaitingNames(ctx: Context, tx: Tx): Promise<number> {
  const { count } = await waiting(ctx, tx)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
