import type { Updateable } from 'kysely';
import type { PhoneRule } from '../../kinds/country/index.ts';
import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { accept, bumpContent } from '../editions/index.ts';
import { getCountry } from '../people/index.ts';
import { type NameDecision, nameToWrite, settleName } from './asked-name.ts';
import { type ProfileInput, profileInput } from './contract.ts';
import { BUSINESS_RENAMED } from './events.ts';
import { mustReachBusiness } from './must-reach-business.ts';
import { findProfileRow, selectEditionsOf, updateBusiness, upsertProfile } from './profile-store.ts';
import { refusePersonalNumbers } from './refuse-personal-numbers.ts';
import { readPhone } from './rules/phone.ts';
import type { BusinessTable } from './tables.ts';

/** What everybody may see of a business has changed: in every edition where it takes part. */
export async function bumpEditionsOf(ctx: Context, tx: Tx, business: Id<'business'>): Promise<void> {
  for (const edition of await selectEditionsOf(ctx, tx, business)) await bumpContent({ ...ctx, edition }, tx);
}

/** What the tills carry of it is old: in every edition where it takes part. */
export async function tellRenamed(ctx: Context, tx: Tx, business: Id<'business'>): Promise<void> {
  for (const edition of await selectEditionsOf(ctx, tx, business))
    await tell(tx, ctx.organiser, BUSINESS_RENAMED, { edition, business });
}

/** As `settleName`; what everybody sees follows, and what the tills carry. */
export async function decideName(ctx: Context, tx: Tx, input: NameDecision): Promise<void> {
  if (!(await settleName(ctx, tx, input))) return;
  await bumpEditionsOf(ctx, tx, input.business);
  await tellRenamed(ctx, tx, input.business);
}

/**
 * Takes back the new name that waits; the accepted one stays. Where none waits, nothing changes.
 * @throws `request.forbidden`, `exhibitors.unknown-business`.
 */
export async function keepName(
  ctx: Context,
  tx: Tx,
  { business }: { readonly business: Id<'business'> },
): Promise<void> {
  await mustReachBusiness(ctx, tx, 'businesses.edit', business);
  const row = await findProfileRow(ctx, tx, business);
  if (!row) throw new DomainError(common['not-found']);
  await nameToWrite(ctx, tx, { business, before: row.name, wanted: row.name });
  await audit(ctx, tx, 'exhibitors.save-profile', business);
}

/** @throws `request.invalid` on the field. */
function phoneOf(typed: string | null | undefined, rule: PhoneRule): string | null | undefined {
  if (typed === undefined || typed === null) return typed;
  if (typed === '') return null;
  const read = readPhone(typed, rule);
  if (!read.ok) throw new DomainError(common.invalid, {}, { whatsapp: [read.code] });
  return read.value;
}

/**
 * Changes parts of a profile; what is left out stays. A producer's new name for a business that takes part waits for an officer. @throws `request.invalid`, `request.forbidden`,
 * `exhibitors.personal-number`, `exhibitors.unknown-business`.
 */
export async function saveProfile(ctx: Context, tx: Tx, input: ProfileInput): Promise<void> {
  const given = accept(profileInput, input);
  await mustReachBusiness(ctx, tx, 'businesses.edit', given.business);
  refusePersonalNumbers({
    name: given.name,
    storyId: given.story?.id,
    storyEn: given.story?.en,
    whatsapp: given.whatsapp,
    contactEmail: given.contactEmail,
  });
  const whatsapp = phoneOf(given.whatsapp, (await getCountry(ctx, tx)).phone);
  const before = await findProfileRow(ctx, tx, given.business);
  if (!before) throw new DomainError(common['not-found']);
  const { business, name: wanted } = given;
  const name = wanted === undefined ? undefined : await nameToWrite(ctx, tx, { business, before: before.name, wanted });
  const shown: Updateable<BusinessTable> = {
    ...(name === undefined ? {} : { name }),
    ...(given.story && given.story.id !== before.storyId ? { story_id: given.story.id } : {}),
    ...(given.story && given.story.en !== before.storyEn ? { story_en: given.story.en } : {}),
    ...(whatsapp !== undefined && whatsapp !== before.whatsapp ? { whatsapp } : {}),
  };
  const chosen = given.class === undefined ? { class: before.class, basis: before.basis } : given.class;
  await upsertProfile(tx, {
    organiser_id: ctx.organiser,
    business_id: given.business,
    contact_email: given.contactEmail === undefined ? before.contactEmail : given.contactEmail,
    class: chosen?.class ?? null,
    class_basis: chosen?.basis ?? null,
    kbli: given.kbli === undefined ? before.kbli : given.kbli,
    updated_at: new Date(ctx.clock.now()),
  });
  const changed = Object.keys(shown);
  if (changed.length > 0) await updateBusiness(ctx, tx, given.business, shown);
  await audit(ctx, tx, 'exhibitors.save-profile', given.business, { shown: changed.join(' ') });
  if (name !== undefined) {
    await audit(ctx, tx, 'exhibitors.renamed', given.business);
    await tellRenamed(ctx, tx, given.business);
  }
  if (changed.length > 0) await bumpEditionsOf(ctx, tx, given.business);
}
