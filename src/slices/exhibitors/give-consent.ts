/** Consent to the keeping of contact data, and its withdrawal (UU PDP 27/2022, articles 20 and 9). */

import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { forgetAskedName } from './asked-name.ts';
import { mustReachBusiness } from './must-reach-business.ts';
import {
  endConsents,
  findConsent,
  findProfileRow,
  insertConsent,
  updateBusiness,
  upsertProfile,
} from './profile-store.ts';
import { bumpEditionsOf } from './save-profile.ts';

/** @param purpose the words that the person agreed to. The same words again change nothing. */
export async function giveConsent(
  ctx: Context,
  tx: Tx,
  { business, purpose }: { readonly business: Id<'business'>; readonly purpose: string },
): Promise<void> {
  await mustReachBusiness(ctx, tx, 'businesses.edit', business);
  if ((await findConsent(ctx, tx, business))?.purpose === purpose) return;
  const now = new Date(ctx.clock.now());
  await endConsents(ctx, tx, business);
  const id = newId<'consent'>(ctx.clock.now());
  await insertConsent(tx, {
    organiser_id: ctx.organiser,
    id,
    business_id: business,
    purpose,
    given_by: ctx.actor.kind === 'person' ? ctx.actor.user : null,
    given_at: now,
  });
  await audit(ctx, tx, 'exhibitors.give-consent', business, { consent: id });
}

/**
 * Erases what a business told about how to reach it: WhatsApp, e-mail, story. Its name, products and receipts stay, because
 * they belong to the accounts; every consent ends. Acted on at once, well within the three days that the law gives.
 */
export async function eraseContact(
  ctx: Context,
  tx: Tx,
  { business }: { readonly business: Id<'business'> },
): Promise<void> {
  await mustReachBusiness(ctx, tx, 'businesses.erase', business);
  const before = await findProfileRow(ctx, tx, business);
  await updateBusiness(ctx, tx, business, { whatsapp: null, story_id: '', story_en: '' });
  const now = new Date(ctx.clock.now());
  await upsertProfile(tx, {
    organiser_id: ctx.organiser,
    business_id: business,
    contact_email: null,
    class: before?.class ?? null,
    class_basis: before?.basis ?? null,
    kbli: before?.kbli ?? null,
    erased_at: now,
    updated_at: now,
  });
  await forgetAskedName(ctx, tx, business);
  await endConsents(ctx, tx, business);
  await audit(ctx, tx, 'exhibitors.erase-contact', business);
  await bumpEditionsOf(ctx, tx, business);
}
