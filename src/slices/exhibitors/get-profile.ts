import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { Identifier, Profile } from './contract.ts';
import { errors } from './errors.ts';
import { mustReachBusiness } from './must-reach-business.ts';
import { findConsent, findProfileRow, selectIdentifiers } from './profile-store.ts';

/** All of a profile, for who may change it. @throws `request.forbidden`, `exhibitors.unknown-business`. */
export async function getProfile(ctx: Context, tx: Tx, business: Id<'business'>): Promise<Profile> {
  await mustReachBusiness(ctx, tx, 'businesses.edit', business);
  return readProfile(ctx, tx, business);
}

/** The same where the caller has checked who may read it, and leaves out what is not for the reader. */
export async function readProfile(ctx: Context, tx: Tx, business: Id<'business'>): Promise<Profile> {
  const row = await findProfileRow(ctx, tx, business);
  if (!row) throw new DomainError(errors['unknown-business']);
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    region: { code: row.regionCode, name: row.regionName },
    story: { id: row.storyId, en: row.storyEn },
    whatsapp: row.whatsapp,
    contactEmail: row.contactEmail,
    class: row.class && row.basis ? { class: row.class, basis: row.basis } : null,
    kbli: row.kbli,
    madeUp: row.madeUp,
    erasedAt: row.erasedAt,
    consent: (await findConsent(ctx, tx, business)) ?? null,
    identifiers: (await listIdentifiers(ctx, tx, [business])).get(business) ?? [],
  };
}

/** The identifiers of some businesses, in one statement; the caller has checked who may see them. */
export async function listIdentifiers(
  ctx: Context,
  tx: Tx,
  businesses: readonly Id<'business'>[],
): Promise<ReadonlyMap<Id<'business'>, readonly Identifier[]>> {
  const found = new Map<Id<'business'>, Identifier[]>();
  if (businesses.length === 0) return found;
  for (const { business, ...identifier } of await selectIdentifiers(ctx, tx, businesses)) {
    const own = found.get(business) ?? [];
    own.push(identifier);
    found.set(business, own);
  }
  return found;
}
