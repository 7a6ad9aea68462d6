/** SQL of profiles, consents and identifiers. */
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { IdentifierState } from './contract.ts';
import type { BusinessTable, ConsentTable, IdentifierEventTable, IdentifierTable, ProfileTable } from './tables.ts';

export async function findProfileRow(ctx: Context, tx: Tx, business: Id<'business'>) {
  return tx
    .selectFrom('exhibitors.business as business')
    .innerJoin('editions.region as region', 'region.code', 'business.region_code')
    .leftJoin('exhibitors.profile as profile', (join) =>
      join.onRef('profile.organiser_id', '=', 'business.organiser_id').onRef('profile.business_id', '=', 'business.id'),
    )
    .select([
      'business.id',
      'business.slug',
      'business.name',
      'business.region_code as regionCode',
      'region.name as regionName',
      'business.story_id as storyId',
      'business.story_en as storyEn',
      'business.whatsapp',
      'business.made_up as madeUp',
      'profile.contact_email as contactEmail',
      'profile.class',
      'profile.class_basis as basis',
      'profile.kbli',
      'profile.erased_at as erasedAt',
    ])
    .where('business.organiser_id', '=', ctx.organiser)
    .where('business.id', '=', business)
    .executeTakeFirst();
}

/** Until the transaction ends nobody else writes what the business tells of itself. */
export async function lockBusiness(ctx: Context, tx: Tx, business: Id<'business'>): Promise<void> {
  await tx
    .selectFrom('exhibitors.business')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', business)
    .forNoKeyUpdate()
    .execute();
}

export async function updateBusiness(
  ctx: Context,
  tx: Tx,
  business: Id<'business'>,
  change: Updateable<BusinessTable>,
): Promise<void> {
  await tx
    .updateTable('exhibitors.business')
    .set(change)
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', business)
    .execute();
}

export async function upsertProfile(tx: Tx, row: Insertable<ProfileTable>): Promise<void> {
  const { organiser_id: _o, business_id: _b, ...change } = row;
  await tx
    .insertInto('exhibitors.profile')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organiser_id', 'business_id']).doUpdateSet(change))
    .execute();
}

/** The editions in which a business takes part: their public pages show what it tells. */
export async function selectEditionsOf(ctx: Context, tx: Tx, business: Id<'business'>): Promise<Id<'edition'>[]> {
  const rows = await tx
    .selectFrom('exhibitors.exhibitor')
    .select('edition_id')
    .where('organiser_id', '=', ctx.organiser)
    .where('business_id', '=', business)
    .orderBy('edition_id')
    .execute();
  return rows.map((row) => row.edition_id);
}

export async function insertConsent(tx: Tx, row: Insertable<ConsentTable>): Promise<void> {
  await tx.insertInto('exhibitors.consent').values(row).execute();
}

export async function endConsents(ctx: Context, tx: Tx, business: Id<'business'>): Promise<void> {
  await tx
    .updateTable('exhibitors.consent')
    .set({ withdrawn_at: new Date(ctx.clock.now()) })
    .where('organiser_id', '=', ctx.organiser)
    .where('business_id', '=', business)
    .where('withdrawn_at', 'is', null)
    .execute();
}

export async function findConsent(ctx: Context, tx: Tx, business: Id<'business'>) {
  return tx
    .selectFrom('exhibitors.consent')
    .select(['purpose', 'given_at as at'])
    .where('organiser_id', '=', ctx.organiser)
    .where('business_id', '=', business)
    .where('withdrawn_at', 'is', null)
    .orderBy('given_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

const IDENTIFIER = [
  'identifier.id',
  'identifier.kind',
  'identifier.value',
  'identifier.state',
  'identifier.expiry_year as expiryYear',
  'identifier.expires_on as expiresOn',
  'identifier.claimed_at as claimedAt',
  'identifier.decided_at as decidedAt',
  'identifier.evidence',
] as const;

/** Of some businesses, in the order of their kinds; withdrawn ones are history and left out. */
export async function selectIdentifiers(ctx: Context, tx: Tx, businesses: readonly Id<'business'>[]) {
  return tx
    .selectFrom('exhibitors.identifier as identifier')
    .select([...IDENTIFIER, 'identifier.business_id as business'])
    .where('identifier.organiser_id', '=', ctx.organiser)
    .where('identifier.business_id', 'in', [...businesses])
    .where('identifier.state', '!=', 'withdrawn')
    .orderBy(sql`array_position(array['nib', 'pirt', 'bpom', 'halal', 'udyam', 'fssai'], identifier.kind)`)
    .orderBy('identifier.claimed_at')
    .execute();
}

/** An identifier that must not change while it is decided on. */
export async function lockIdentifier(ctx: Context, tx: Tx, id: Id<'identifier'>) {
  return tx
    .selectFrom('exhibitors.identifier')
    .select(['id', 'business_id as business', 'kind', 'value', 'state'])
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertIdentifier(tx: Tx, row: Insertable<IdentifierTable>): Promise<void> {
  await tx.insertInto('exhibitors.identifier').values(row).execute();
}

export async function updateIdentifier(
  ctx: Context,
  tx: Tx,
  id: Id<'identifier'>,
  change: Updateable<IdentifierTable>,
): Promise<void> {
  await tx
    .updateTable('exhibitors.identifier')
    .set(change)
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', id)
    .execute();
}

export async function insertIdentifierEvent(
  ctx: Context,
  tx: Tx,
  event: Omit<Insertable<IdentifierEventTable>, 'organiser_id' | 'seq' | 'at' | 'by_person'>,
): Promise<void> {
  await tx
    .insertInto('exhibitors.identifier_event')
    .values({
      organiser_id: ctx.organiser,
      ...event,
      seq: sql<number>`(select coalesce(max(seq), 0) + 1 from exhibitors.identifier_event where organiser_id = ${ctx.organiser} and identifier_id = ${event.identifier_id})`,
      at: new Date(ctx.clock.now()),
      by_person: ctx.actor.kind === 'person' ? ctx.actor.user : null,
    })
    .execute();
}

export async function selectIdentifierEvents(ctx: Context, tx: Tx, id: Id<'identifier'>) {
  return tx
    .selectFrom('exhibitors.identifier_event as event')
    .leftJoin('people.user as person', 'person.id', 'event.by_person')
    .select(['event.kind', 'event.at', 'person.name as by', 'event.text', 'event.expires_on as expiresOn'])
    .select(
      sql<boolean>`exists (
        select from people.membership held
        join exhibitors.identifier identifier on identifier.organiser_id = held.organiser_id and identifier.id = ${id}
        where held.organiser_id = ${ctx.organiser} and held.user_id = event.by_person and held.role = 'producer'
          and held.business_id = identifier.business_id)`.as('byOwner'),
    )
    .where('event.organiser_id', '=', ctx.organiser)
    .where('event.identifier_id', '=', id)
    .orderBy('event.seq')
    .execute();
}

function lines(ctx: Context, tx: Tx) {
  return tx
    .selectFrom('exhibitors.identifier as identifier')
    .innerJoin('exhibitors.business as business', (join) =>
      join
        .onRef('business.organiser_id', '=', 'identifier.organiser_id')
        .onRef('business.id', '=', 'identifier.business_id'),
    )
    .innerJoin('editions.region as region', 'region.code', 'business.region_code')
    .select([
      ...IDENTIFIER,
      'business.id as businessId',
      'business.name as businessName',
      'business.region_code as regionCode',
      'region.name as regionName',
    ])
    .where('identifier.organiser_id', '=', ctx.organiser);
}

export interface LinesWanted {
  readonly state: IdentifierState;
  /** Undefined: all. */
  readonly regions: readonly string[] | undefined;
  readonly after: { readonly at: number; readonly id: Id<'identifier'> } | undefined;
  readonly limit: number;
}

/** Who has waited longest comes first. */
export async function selectIdentifierLines(ctx: Context, tx: Tx, { state, regions, after, limit }: LinesWanted) {
  let wanted = lines(ctx, tx).where('identifier.state', '=', state);
  if (regions) wanted = wanted.where('business.region_code', 'in', [...regions, ''] as RegionCode[]);
  if (after)
    wanted = wanted.where(
      sql<boolean>`(identifier.claimed_at, identifier.id) > (${new Date(after.at)}, ${after.id}::uuid)`,
    );
  return wanted.orderBy('identifier.claimed_at').orderBy('identifier.id').limit(limit).execute();
}

export async function findIdentifierLine(ctx: Context, tx: Tx, id: Id<'identifier'>) {
  return lines(ctx, tx).where('identifier.id', '=', id).executeTakeFirst();
}

export async function countIdentifiers(ctx: Context, tx: Tx, regions: readonly string[] | undefined) {
  let counted = tx
    .selectFrom('exhibitors.identifier as identifier')
    .innerJoin('exhibitors.business as business', (join) =>
      join
        .onRef('business.organiser_id', '=', 'identifier.organiser_id')
        .onRef('business.id', '=', 'identifier.business_id'),
    )
    .select((eb) => ['identifier.state', eb.fn.countAll<number>().as('count')])
    .where('identifier.organiser_id', '=', ctx.organiser);
  if (regions) counted = counted.where('business.region_code', 'in', [...regions, ''] as RegionCode[]);
  return counted.groupBy('identifier.state').execute();
}

/** Of those who take part in the edition: certificates that may not last until its end. */
export async function selectEnding(ctx: Context & { readonly edition: Id<'edition'> }, tx: Tx, endsOn: string) {
  return lines(ctx, tx)
    .innerJoin('exhibitors.exhibitor as exhibitor', (join) =>
      join
        .onRef('exhibitor.organiser_id', '=', 'identifier.organiser_id')
        .onRef('exhibitor.business_id', '=', 'identifier.business_id'),
    )
    .where('exhibitor.edition_id', '=', ctx.edition)
    .where('identifier.state', 'in', ['claimed', 'verified'])
    .where((eb) =>
      eb.or([
        eb('identifier.expires_on', '<', endsOn),
        eb.and([
          eb('identifier.expires_on', 'is', null),
          eb('identifier.expiry_year', '<=', Number(endsOn.slice(0, 4))),
        ]),
      ]),
    )
    .orderBy('identifier.expires_on')
    .orderBy('business.name')
    .limit(500)
    .execute();
}
