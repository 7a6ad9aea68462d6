import type { Id } from '../../kinds/id.ts';
import { newId } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import { audit } from '../../platform/audit/audit.ts';
import { allowing, reachOf } from '../../platform/authz/access.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { errors } from './errors.ts';
import { refusePersonalNumbers } from './refuse-personal-numbers.ts';
import { type IdentifierKind, readIdentifier } from './rules/read-identifier.ts';
import { slugOfName } from './rules/slug-of-name.ts';

export interface NominatedBusiness {
  readonly id: Id<'business'>;
  readonly name: string;
  readonly region: RegionCode;
  /** The country's registration number: claimed by whoever nominates; an officer checks it. */
  readonly registration: string | null;
}

/** Rows a statement: PostgreSQL takes 65,535 parameters. */
const ROWS = 1_000;

/**
 * Registers businesses that somebody puts forward, in a handful of statements however many there are. No contact data: that
 * is the producer's to give. @throws `request.forbidden` for a region out of reach, `exhibitors.personal-number`, `exhibitors.identifier-shape`.
 */
export async function registerNominated(
  ctx: Context,
  tx: Tx,
  businesses: readonly NominatedBusiness[],
  kind: IdentifierKind,
): Promise<void> {
  if (businesses.length === 0) return;
  if (ctx.actor.kind !== 'system') {
    const reach = reachOf(allowing(ctx.actor, ctx.organiser, 'call.nominate'));
    if (!reach.all && businesses.some(({ region }) => !reach.regions.includes(region)))
      throw new DomainError(common.forbidden);
  }
  for (const { name } of businesses) refusePersonalNumbers({ name });
  const slugs = await freeSlugs(ctx, tx, businesses);
  for (let at = 0; at < businesses.length; at += ROWS) {
    const part = businesses.slice(at, at + ROWS);
    await tx
      .insertInto('exhibitors.business')
      .values(
        part.map(({ id, name, region }, place) => ({
          organiser_id: ctx.organiser,
          id,
          slug: slugs[at + place] ?? id,
          name,
          region_code: region,
          story_id: '',
          story_en: '',
          whatsapp: null,
          made_up: false,
        })),
      )
      .execute();
    await claimRegistrations(ctx, tx, part, kind);
  }
  await audit(ctx, tx, 'exhibitors.nominated-registered', ctx.organiser, { count: businesses.length });
}

/** The address made of the name; with the end of the id behind it where another business has it, here or already. */
async function freeSlugs(ctx: Context, tx: Tx, businesses: readonly NominatedBusiness[]): Promise<string[]> {
  const wanted = businesses.map(({ name }) => slugOfName(name));
  const taken = new Set<string>();
  for (let at = 0; at < wanted.length; at += ROWS) {
    const rows = await tx
      .selectFrom('exhibitors.business')
      .select('slug')
      .where('organiser_id', '=', ctx.organiser)
      .where('slug', 'in', wanted.slice(at, at + ROWS))
      .execute();
    for (const { slug } of rows) taken.add(slug);
  }
  return wanted.map((slug, at) => {
    const own = taken.has(slug) ? `${slug}-${(businesses[at]?.id ?? '').slice(-12)}` : slug;
    taken.add(own);
    return own;
  });
}

async function claimRegistrations(
  ctx: Context,
  tx: Tx,
  businesses: readonly NominatedBusiness[],
  kind: IdentifierKind,
): Promise<void> {
  const now = new Date(ctx.clock.now());
  const claims = businesses.flatMap(({ id: business, registration }) => {
    if (registration === null) return [];
    const read = readIdentifier(kind, registration);
    if (!read.ok) throw new DomainError(errors['identifier-shape'], { reason: read.code }, { value: [read.code] });
    return [{ id: newId<'identifier'>(ctx.clock.now()), business, value: read.value.value }];
  });
  if (claims.length === 0) return;
  await tx
    .insertInto('exhibitors.identifier')
    .values(
      claims.map(({ id, business, value }) => ({
        organiser_id: ctx.organiser,
        id,
        business_id: business,
        kind,
        value,
        state: 'claimed' as const,
        expiry_year: null,
        expires_on: null,
        claimed_at: now,
        decided_by: null,
      })),
    )
    .execute();
  await tx
    .insertInto('exhibitors.identifier_event')
    .values(
      claims.map(({ id }) => ({
        organiser_id: ctx.organiser,
        identifier_id: id,
        seq: 1,
        kind: 'claimed' as const,
        at: now,
        by_person: ctx.actor.kind === 'person' ? ctx.actor.user : null,
        text: '',
        expires_on: null,
      })),
    )
    .execute();
}
