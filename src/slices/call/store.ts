/** SQL of calls and applications. Row level security keeps every statement within the organiser of its transaction. */
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Item } from './contract.ts';
import type { ApplicationTable, CallTable, CriterionTable, EventTable, ItemTable } from './tables.ts';

/** Rows a statement takes; PostgreSQL allows 65,535 values. */
const CHUNK = 1_000;

export function chunks<T>(rows: readonly T[], size = CHUNK): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => rows.slice(at * size, (at + 1) * size));
}

const callOf = (ctx: AtEdition, tx: Tx) =>
  tx
    .selectFrom('call.call')
    .selectAll()
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition);

export async function findCallRow(ctx: AtEdition, tx: Tx): Promise<Selectable<CallTable> | undefined> {
  return callOf(ctx, tx).executeTakeFirst();
}

/** Locks the call: who begins an application, moves the call or gives work to curators waits. */
export async function lockCallRow(ctx: AtEdition, tx: Tx): Promise<Selectable<CallTable> | undefined> {
  return callOf(ctx, tx).forNoKeyUpdate().executeTakeFirst();
}

export async function upsertCall(tx: Tx, row: Insertable<CallTable>): Promise<void> {
  const { organiser_id, edition_id, state, ...settable } = row;
  await tx
    .insertInto('call.call')
    .values({ organiser_id, edition_id, state, ...settable })
    .onConflict((conflict) => conflict.columns(['organiser_id', 'edition_id']).doUpdateSet(settable))
    .execute();
}

export async function updateCall(ctx: AtEdition, tx: Tx, set: Updateable<CallTable>): Promise<void> {
  await tx
    .updateTable('call.call')
    .set(set)
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .execute();
}

export async function selectCriteria(ctx: AtEdition, tx: Tx): Promise<Selectable<CriterionTable>[]> {
  return tx
    .selectFrom('call.criterion')
    .selectAll()
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .orderBy('position')
    .execute();
}

export async function replaceCriteria(
  ctx: AtEdition,
  tx: Tx,
  rows: readonly Insertable<CriterionTable>[],
): Promise<void> {
  await tx
    .deleteFrom('call.criterion')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .execute();
  await tx
    .insertInto('call.criterion')
    .values([...rows])
    .execute();
}

/** Whether a curator has given points already. */
export async function hasScores(ctx: AtEdition, tx: Tx): Promise<boolean> {
  const row = await tx
    .selectFrom('call.score')
    .select('criterion')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The business, its region and whether that has a delegation here and took part in the series' last edition. */
export interface Candidate {
  readonly business: Id<'business'>;
  readonly region: RegionCode;
  readonly delegated: boolean;
  readonly tookPart: boolean;
}

/** The last edition of the series that began before this one; whoever exhibited there took part last time. */
const previousEdition = (ctx: AtEdition, tx: Tx) =>
  tx
    .selectFrom('editions.edition as earlier')
    .innerJoin('editions.edition as this', (join) =>
      join
        .onRef('this.organiser_id', '=', 'earlier.organiser_id')
        .onRef('this.series_id', '=', 'earlier.series_id')
        .onRef('this.starts_on', '>', 'earlier.starts_on'),
    )
    .select('earlier.id')
    .where('this.organiser_id', '=', ctx.organiser)
    .where('this.id', '=', ctx.edition)
    .orderBy('earlier.starts_on', 'desc')
    .limit(1);

export async function selectCandidates(
  ctx: AtEdition,
  tx: Tx,
  businesses: readonly Id<'business'>[],
): Promise<Candidate[]> {
  return tx
    .selectFrom('exhibitors.registered as business')
    .select((eb) => [
      'business.business_id as business',
      'business.region_code as region',
      eb
        .exists(
          eb
            .selectFrom('editions.delegation as delegation')
            .select('delegation.region_code')
            .where('delegation.organiser_id', '=', ctx.organiser)
            .where('delegation.edition_id', '=', ctx.edition)
            .whereRef('delegation.region_code', '=', 'business.region_code'),
        )
        .$castTo<boolean>()
        .as('delegated'),
      eb
        .exists(
          eb
            .selectFrom('exhibitors.exhibitor as exhibitor')
            .select('exhibitor.business_id')
            .where('exhibitor.organiser_id', '=', ctx.organiser)
            .where('exhibitor.edition_id', '=', previousEdition(ctx, tx))
            .whereRef('exhibitor.business_id', '=', 'business.business_id'),
        )
        .$castTo<boolean>()
        .as('tookPart'),
    ])
    .where('business.organiser_id', '=', ctx.organiser)
    .where('business.business_id', '=', sql<Id<'business'>>`any(${[...businesses]}::uuid[])`)
    .execute();
}

/** The edition's applications of these businesses, locked in the order of their ids. */
export async function lockApplicationsOf(ctx: AtEdition, tx: Tx, businesses: readonly Id<'business'>[]) {
  return tx
    .selectFrom('call.application')
    .selectAll()
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('business_id', '=', sql<Id<'business'>>`any(${[...businesses]}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/** Applications of the edition, locked once, in the order of their ids. */
export async function lockApplications(
  ctx: AtEdition,
  tx: Tx,
  ids: readonly Id<'application'>[],
): Promise<Selectable<ApplicationTable>[]> {
  return tx
    .selectFrom('call.application')
    .selectAll()
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', sql<Id<'application'>>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/** Of each business the application that it began last for another edition, if any. */
export async function selectLastApplications(ctx: AtEdition, tx: Tx, businesses: readonly Id<'business'>[]) {
  return tx
    .selectFrom('call.application')
    .select(['id', 'business_id', 'statement', 'needs'])
    .distinctOn('business_id')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '<>', ctx.edition)
    .where('business_id', '=', sql<Id<'business'>>`any(${[...businesses]}::uuid[])`)
    .orderBy('business_id')
    .orderBy('made_at', 'desc')
    .execute();
}

export async function insertApplications(tx: Tx, rows: readonly Insertable<ApplicationTable>[]): Promise<void> {
  for (const part of chunks(rows)) await tx.insertInto('call.application').values(part).execute();
}

export async function updateApplication(
  ctx: AtEdition,
  tx: Tx,
  application: Id<'application'>,
  set: Updateable<ApplicationTable>,
): Promise<void> {
  await tx
    .updateTable('call.application')
    .set(set)
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', application)
    .execute();
}

export async function selectItems(
  ctx: AtEdition,
  tx: Tx,
  applications: readonly Id<'application'>[],
): Promise<(Item & { readonly application: Id<'application'> })[]> {
  const rows = await tx
    .selectFrom('call.item')
    .selectAll()
    .where('organiser_id', '=', ctx.organiser)
    .where('application_id', '=', sql<Id<'application'>>`any(${[...applications]}::uuid[])`)
    .orderBy('application_id')
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    application: row.application_id,
    id: row.id,
    name: { id: row.name_id, en: row.name_en },
    description: { id: row.description_id, en: row.description_en },
    category: row.category,
    price: row.price,
    unit: row.unit,
    photos: row.photos,
  }));
}

export async function deleteItems(ctx: AtEdition, tx: Tx, application: Id<'application'>): Promise<void> {
  await tx
    .deleteFrom('call.item')
    .where('organiser_id', '=', ctx.organiser)
    .where('application_id', '=', application)
    .execute();
}

export async function insertItems(tx: Tx, rows: readonly Insertable<ItemTable>[]): Promise<void> {
  for (const part of chunks(rows)) await tx.insertInto('call.item').values(part).execute();
}

/** The rows of an application's products, in the order given. */
export function itemRows(
  ctx: AtEdition,
  application: Id<'application'>,
  items: readonly Item[],
): Insertable<ItemTable>[] {
  return items.map((item, position) => ({
    organiser_id: ctx.organiser,
    id: item.id,
    application_id: application,
    position,
    name_id: item.name.id,
    name_en: item.name.en,
    description_id: item.description.id,
    description_en: item.description.en,
    category: item.category,
    price: item.price,
    unit: item.unit,
    photos: [...item.photos],
  }));
}

/** Adds to the histories of applications; whoever does has locked them, so no number is given twice. */
export async function insertEvents(tx: Tx, events: readonly Omit<Insertable<EventTable>, 'seq'>[]): Promise<void> {
  for (const part of chunks(events)) {
    const rows = JSON.stringify(part.map(({ at, ...event }) => ({ ...event, at: (at as Date).toISOString() })));
    await sql`
      insert into call.event (organiser_id, application_id, seq, at, actor_kind, actor_id, kind, data)
      select row.organiser_id, row.application_id,
        coalesce((select max(seq) from call.event e where e.organiser_id = row.organiser_id and e.application_id = row.application_id), 0) + 1,
        row.at, row.actor_kind, row.actor_id, row.kind, row.data
      from jsonb_to_recordset(${rows}::jsonb) as row (organiser_id uuid, application_id uuid, at timestamptz, actor_kind text, actor_id text, kind text, data jsonb)`.execute(
      tx,
    );
  }
}

/** Takes as many numbers as are wanted; the first of them. The call is locked. */
export async function takeNumbers(ctx: AtEdition, tx: Tx, count: number): Promise<number> {
  const { last } = await tx
    .updateTable('call.call')
    .set({ last_number: sql<number>`last_number + ${count}` })
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .returning('last_number as last')
    .executeTakeFirstOrThrow();
  return last - count + 1;
}

/** Moves up who waits behind a place of the waitlist that has become empty. */
export async function closeGap(ctx: AtEdition, tx: Tx, region: RegionCode, position: number): Promise<void> {
  await tx
    .updateTable('call.application')
    .set({ waitlist_position: sql<number>`waitlist_position - 1` })
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('region_code', '=', region)
    .where('waitlist_position', '>', position)
    .execute();
}
