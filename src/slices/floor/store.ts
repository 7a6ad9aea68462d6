/** SQL of booths, seats and the public plan. Row level security keeps every statement within the organiser of its transaction. */
import { type Selectable, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { BoothTable } from './tables.ts';

/** Locks a booth, so that who places, signs or sets anything there at the same time waits. */
export async function lockBooth(
  ctx: AtEdition,
  tx: Tx,
  booth: Id<'booth'>,
): Promise<Pick<Selectable<BoothTable>, 'number' | 'state' | 'qris' | 'qris_dynamic'> | undefined> {
  return tx
    .selectFrom('floor.booth')
    .select(['number', 'state', 'qris', 'qris_dynamic'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', booth)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function updateQris(
  ctx: AtEdition,
  tx: Tx,
  booth: Id<'booth'>,
  set: { readonly qris: string | null; readonly qris_dynamic: boolean },
): Promise<void> {
  await tx
    .updateTable('floor.booth')
    .set(set)
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', booth)
    .execute();
}

export async function insertQrisAlarm(
  ctx: AtEdition,
  tx: Tx,
  row: {
    readonly id: Id<'qris-alarm'>;
    readonly booth: Id<'booth'>;
    readonly by: string | null;
    readonly before: string;
    readonly after: string | null;
  },
): Promise<void> {
  await tx
    .insertInto('floor.qris_alarm')
    .values({
      organiser_id: ctx.organiser,
      edition_id: ctx.edition,
      id: row.id,
      booth_id: row.booth,
      at: new Date(ctx.clock.now()),
      changed_by: row.by,
      merchant_before: row.before,
      merchant_after: row.after,
    })
    .execute();
}

/** Replaced QRIS strings that nobody has looked at yet, or those that somebody has; the newest first. */
export async function selectQrisAlarms(ctx: AtEdition, tx: Tx, state: 'open' | 'settled' = 'open') {
  return tx
    .selectFrom('floor.qris_alarm as alarm')
    .innerJoin('floor.booth as booth', (join) =>
      join.onRef('booth.organiser_id', '=', 'alarm.organiser_id').onRef('booth.id', '=', 'alarm.booth_id'),
    )
    .leftJoin('people.user as changer', (join) => join.on(sql<boolean>`changer.id::text = alarm.changed_by`))
    .leftJoin('people.user as checker', (join) => join.on(sql<boolean>`checker.id::text = alarm.seen_by`))
    .select([
      'alarm.id',
      'alarm.booth_id as booth',
      'booth.number',
      'alarm.at',
      'changer.name as byName',
      'alarm.seen_at as seenAt',
      'checker.name as seenBy',
      'alarm.merchant_before as before',
      'alarm.merchant_after as after',
    ])
    .where('alarm.organiser_id', '=', ctx.organiser)
    .where('alarm.edition_id', '=', ctx.edition)
    .where('alarm.seen_at', state === 'open' ? 'is' : 'is not', null)
    .orderBy('alarm.at', 'desc')
    .orderBy('alarm.id')
    .limit(50)
    .execute();
}

/** False when there is none open. */
export async function markAlarmSeen(ctx: AtEdition, tx: Tx, alarm: Id<'qris-alarm'>, by: string | null) {
  const row = await tx
    .updateTable('floor.qris_alarm')
    .set({ seen_at: new Date(ctx.clock.now()), seen_by: by })
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', alarm)
    .where('seen_at', 'is', null)
    .returning('booth_id')
    .executeTakeFirst();
  return row?.booth_id;
}

/** The region of a business that takes part in the edition. */
export async function findExhibitorRegion(
  ctx: AtEdition,
  tx: Tx,
  business: Id<'business'>,
): Promise<RegionCode | undefined> {
  const row = await tx
    .selectFrom('exhibitors.taking_part')
    .select('region_code')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('business_id', '=', business)
    .executeTakeFirst();
  return row?.region_code;
}

/** The edition's booths with holder and sellers of the shown day in one statement; A2 comes before A10. */
export function boothsOf(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('floor.booth as booth')
    .leftJoin('floor.held as held', (join) =>
      join.onRef('held.organiser_id', '=', 'booth.organiser_id').onRef('held.booth_id', '=', 'booth.id'),
    )
    .leftJoin('editions.region as region', 'region.code', 'held.region_code')
    .leftJoin('editions.agency as agency', (join) =>
      join.onRef('agency.organiser_id', '=', 'held.organiser_id').onRef('agency.id', '=', 'held.agency_id'),
    )
    .select((eb) => [
      'booth.id',
      'booth.hall_id as hall',
      'booth.number',
      'booth.cluster',
      'booth.x',
      'booth.y',
      'booth.width',
      'booth.depth',
      'booth.outline',
      'booth.state',
      'held.holder',
      'region.code as regionCode',
      'region.name as regionName',
      'agency.name as agency',
      'booth.qris',
      'booth.qris_dynamic as qrisDynamic',
      eb
        .exists(
          eb
            .selectFrom('floor.seat as seat')
            .innerJoin('floor.seller_qris as own', (join) =>
              join
                .onRef('own.organiser_id', '=', 'seat.organiser_id')
                .onRef('own.edition_id', '=', 'seat.edition_id')
                .onRef('own.business_id', '=', 'seat.business_id'),
            )
            .select('own.business_id')
            .whereRef('seat.organiser_id', '=', 'booth.organiser_id')
            .whereRef('seat.assignment_id', '=', 'held.assignment_id'),
        )
        .as('sellerQris'),
      jsonArrayFrom(
        eb
          .selectFrom('floor.seat as seat')
          .innerJoin('exhibitors.taking_part as seller', (join) =>
            join
              .onRef('seller.organiser_id', '=', 'seat.organiser_id')
              .onRef('seller.edition_id', '=', 'seat.edition_id')
              .onRef('seller.business_id', '=', 'seat.business_id'),
          )
          .innerJoin('floor.shown_day as shown', (join) =>
            join
              .onRef('shown.organiser_id', '=', 'seat.organiser_id')
              .onRef('shown.edition_id', '=', 'seat.edition_id'),
          )
          .select(['seller.business_id as id', 'seller.slug', 'seller.name', 'seller.region_code as region'])
          .whereRef('seat.organiser_id', '=', 'booth.organiser_id')
          .whereRef('seat.assignment_id', '=', 'held.assignment_id')
          .where(sql<boolean>`seat.days @> shown.day`)
          .orderBy('seller.name'),
      ).as('businesses'),
    ])
    .where('booth.organiser_id', '=', ctx.organiser)
    .where('booth.edition_id', '=', ctx.edition)
    .orderBy('booth.cluster')
    .orderBy((eb) => eb.fn<number>('length', ['booth.number']))
    .orderBy('booth.number');
}

export async function selectQrisStrings(
  ctx: AtEdition,
  tx: Tx,
): Promise<{ id: Id<'booth'>; qris: string; dynamic: boolean }[]> {
  return tx
    .selectFrom('floor.booth')
    .select(['id', 'qris', 'qris_dynamic as dynamic'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('qris', 'is not', null)
    .$narrowType<{ qris: string }>()
    .execute();
}

/** The own QRIS strings of businesses: of all, or of those that are named. */
export async function selectSellerQris(ctx: AtEdition, tx: Tx, businesses?: readonly Id<'business'>[]) {
  if (businesses?.length === 0) return [];
  let query = tx
    .selectFrom('floor.seller_qris')
    .select(['business_id as business', 'qris', 'dynamic'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .orderBy('business_id');
  if (businesses) query = query.where('business_id', 'in', businesses);
  return query.execute();
}

/** Takes its string from a business, at one edition or at all; how many there were. */
export async function deleteSellerQris(
  tx: Tx,
  of: { readonly organiser: Id<'organiser'>; readonly edition?: Id<'edition'>; readonly business: Id<'business'> },
): Promise<readonly Id<'edition'>[]> {
  let query = tx
    .deleteFrom('floor.seller_qris')
    .where('organiser_id', '=', of.organiser)
    .where('business_id', '=', of.business)
    .returning('edition_id as edition');
  if (of.edition) query = query.where('edition_id', '=', of.edition);
  return (await query.execute()).map(({ edition }) => edition);
}

export async function upsertSellerQris(
  ctx: AtEdition,
  tx: Tx,
  row: { readonly business: Id<'business'>; readonly qris: string; readonly dynamic: boolean },
): Promise<void> {
  const { business, qris, dynamic } = row;
  await tx
    .insertInto('floor.seller_qris')
    .values({ organiser_id: ctx.organiser, edition_id: ctx.edition, business_id: business, qris, dynamic })
    .onConflict((conflict) =>
      conflict.columns(['organiser_id', 'edition_id', 'business_id']).doUpdateSet({ qris, dynamic }),
    )
    .execute();
}

/** The booths where a business has a place on some day, and what it is called there. */
export async function selectSeatsOf(ctx: AtEdition, tx: Tx, business: Id<'business'>) {
  return tx
    .selectFrom('floor.seat as seat')
    .innerJoin('floor.assignment as assignment', (join) =>
      join
        .onRef('assignment.organiser_id', '=', 'seat.organiser_id')
        .onRef('assignment.edition_id', '=', 'seat.edition_id')
        .onRef('assignment.id', '=', 'seat.assignment_id'),
    )
    .innerJoin('exhibitors.taking_part as seller', (join) =>
      join
        .onRef('seller.organiser_id', '=', 'seat.organiser_id')
        .onRef('seller.edition_id', '=', 'seat.edition_id')
        .onRef('seller.business_id', '=', 'seat.business_id'),
    )
    .select(['assignment.booth_id as booth', 'seller.name'])
    .distinct()
    .where('seat.organiser_id', '=', ctx.organiser)
    .where('seat.edition_id', '=', ctx.edition)
    .where('seat.business_id', '=', business)
    .orderBy('booth_id')
    .execute();
}

/** Addresses of the organisers who read alarms, and the name of who caused this one. */
export async function selectAlarmReaders(
  ctx: AtEdition,
  tx: Tx,
  by: string | null,
): Promise<{ readonly readers: string[]; readonly changer: string | null }> {
  const readers = await tx
    .selectFrom('people.membership as membership')
    .innerJoin('people.user as person', 'person.id', 'membership.user_id')
    .select('person.email')
    .distinct()
    .where('membership.organiser_id', '=', ctx.organiser)
    .where('membership.role', '=', 'organiser')
    .orderBy('person.email')
    .execute();
  const changer =
    by === null
      ? undefined
      : await tx
          .selectFrom('people.user as person')
          .select('person.name')
          .where(sql<boolean>`person.id::text = ${by}`)
          .executeTakeFirst();
  return { readers: readers.map(({ email }) => email), changer: changer?.name ?? null };
}
