import { sql } from 'kysely';
import { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { id } from '../editions/contract.ts';
import { accept } from '../editions/index.ts';
import { forgetAskedName } from './asked-name.ts';
import { errors } from './errors.ts';
import { mergingReach } from './list-doubles.ts';
import { isInReach } from './must-reach-business.ts';
import { findProfileRow, lockBusiness, updateBusiness, upsertProfile } from './profile-store.ts';
import { bumpEditionsOf, tellRenamed } from './save-profile.ts';

const winner = z.enum(['keep', 'drop']);

export const mergeInput = z.strictObject({
  keep: id<'business'>(),
  drop: id<'business'>(),
  /** Whose data stays, part by part. */
  take: z.strictObject({ name: winner, story: winner, whatsapp: winner, contactEmail: winner, class: winner }),
});
export type MergeInput = z.input<typeof mergeInput>;

/** Both, locked in the order of their ids, within reach and each still for itself. @throws as `mergeBusiness`. */
async function lockBoth(ctx: Context, tx: Tx, keep: Id<'business'>, drop: Id<'business'>) {
  const reach = mergingReach(ctx);
  if (keep === drop) throw new DomainError(errors['merged-already']);
  for (const each of [keep, drop].sort()) await lockBusiness(ctx, tx, each);
  const [kept, dropped] = [await findProfileRow(ctx, tx, keep), await findProfileRow(ctx, tx, drop)];
  if (!kept || !dropped) throw new DomainError(errors['unknown-business']);
  for (const { id: own, regionCode } of [kept, dropped])
    if (!isInReach(reach, own, regionCode)) throw new DomainError(common.forbidden);
  const merged = await tx
    .selectFrom('exhibitors.business')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('id', 'in', [keep, drop])
    .where('merged_into', 'is not', null)
    .executeTakeFirst();
  if (merged) throw new DomainError(errors['merged-already']);
  return { kept, dropped };
}

/**
 * Puts two entries of one business together: what the one given up had becomes the other's, its contacts are forgotten, and it
 * stays as a way to the one kept. Whoever took part in an edition has receipts, booths and statements under its own
 * number, so that entry is the one to keep. @throws `exhibitors.keep-the-other`, `exhibitors.both-take-part`,
 * `exhibitors.merged-already`, `exhibitors.unknown-business`, `request.forbidden`.
 */
export async function mergeBusiness(ctx: Context, tx: Tx, input: MergeInput): Promise<void> {
  const { keep, drop, take } = accept(mergeInput, input);
  const { kept, dropped } = await lockBoth(ctx, tx, keep, drop);
  const taking = await tx
    .selectFrom('exhibitors.exhibitor')
    .select('business_id')
    .distinct()
    .where('organiser_id', '=', ctx.organiser)
    .where('business_id', 'in', [keep, drop])
    .execute();
  if (taking.some(({ business_id }) => business_id === drop))
    throw new DomainError(errors[taking.length > 1 ? 'both-take-part' : 'keep-the-other']);
  const of = { keep: kept, drop: dropped };
  await moveIdentifiers(ctx, tx, keep, drop);
  await tx
    .updateTable('exhibitors.consent')
    .set({ business_id: keep })
    .where('organiser_id', '=', ctx.organiser)
    .where('business_id', '=', drop)
    .execute();
  await tx
    .deleteFrom('exhibitors.profile')
    .where('organiser_id', '=', ctx.organiser)
    .where('business_id', '=', drop)
    .execute();
  await forgetAskedName(ctx, tx, drop);
  await updateBusiness(ctx, tx, drop, { merged_into: keep, whatsapp: null, story_id: '', story_en: '' });
  const story = of[take.story];
  await updateBusiness(ctx, tx, keep, {
    name: of[take.name].name,
    story_id: story.storyId,
    story_en: story.storyEn,
    whatsapp: of[take.whatsapp].whatsapp,
  });
  const measured = of[take.class];
  await upsertProfile(tx, {
    organiser_id: ctx.organiser,
    business_id: keep,
    contact_email: of[take.contactEmail].contactEmail,
    class: measured.class,
    class_basis: measured.basis,
    kbli: measured.kbli,
    updated_at: new Date(ctx.clock.now()),
  });
  await audit(ctx, tx, 'exhibitors.merged', keep, { from: drop });
  if (of[take.name].name !== kept.name) {
    // Whoever puts them together names it, as by renaming it: what its owner asked for has its answer.
    await forgetAskedName(ctx, tx, keep);
    await audit(ctx, tx, 'exhibitors.renamed', keep);
    await tellRenamed(ctx, tx, keep);
  }
  await bumpEditionsOf(ctx, tx, keep);
}

/** What the kept one has already, or may have only once, stays behind in the history of the other. */
async function moveIdentifiers(ctx: Context, tx: Tx, keep: Id<'business'>, drop: Id<'business'>): Promise<void> {
  await sql`
    update exhibitors.identifier own set state = 'withdrawn'
    where own.organiser_id = ${ctx.organiser} and own.business_id = ${drop} and own.state in ('claimed', 'verified') and exists (
      select from exhibitors.identifier other
      where other.organiser_id = own.organiser_id and other.business_id = ${keep} and other.state in ('claimed', 'verified')
        and other.kind = own.kind and (other.value = own.value or own.kind = 'nib'))`.execute(tx);
  await sql`
    update exhibitors.identifier set business_id = ${keep}
    where organiser_id = ${ctx.organiser} and business_id = ${drop} and state <> 'withdrawn'`.execute(tx);
}
