/** SQL of series, editions with their venues, and deadlines. */
import type { Insertable, Updateable } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from './at-edition.ts';
import type { Venue } from './contract.ts';
import type { Milestone } from './rules/milestones.ts';
import type { EditionTable, VenueTable } from './tables.ts';

export async function selectSeries(ctx: Context, tx: Tx) {
  return tx
    .selectFrom('editions.series')
    .select(['id', 'name'])
    .where('organiser_id', '=', ctx.organiser)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** False when the organiser has no such series. */
export async function updateSeries(ctx: Context, tx: Tx, series: Id<'series'>, name: string): Promise<boolean> {
  const renamed = await tx
    .updateTable('editions.series')
    .set({ name })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', series)
    .returning('id')
    .executeTakeFirst();
  return renamed !== undefined;
}

/** The organiser's editions, the newest first. */
export async function selectOwnEditions(ctx: Context, tx: Tx) {
  return tx
    .selectFrom('editions.edition')
    .select([
      'id',
      'slug',
      'name',
      'series_id as series',
      'starts_on as startsOn',
      'ends_on as endsOn',
      'currency',
      'state',
    ])
    .where('organiser_id', '=', ctx.organiser)
    .orderBy('starts_on', 'desc')
    .orderBy('slug')
    .execute();
}

/** The series with its row locked: its editions are compared by their days, one new one after the other. */
export async function lockSeries(ctx: Context, tx: Tx, series: Id<'series'>) {
  return tx
    .selectFrom('editions.series')
    .select('id')
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', series)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function selectSpans(ctx: Context, tx: Tx, series: Id<'series'>) {
  return tx
    .selectFrom('editions.edition')
    .select(['id', 'name', 'starts_on as startsOn', 'ends_on as endsOn'])
    .where('organiser_id', '=', ctx.organiser)
    .where('series_id', '=', series)
    .execute();
}

export async function findDates(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('editions.edition')
    .select([
      'series_id as series',
      'starts_on as startsOn',
      'ends_on as endsOn',
      'zone',
      'day_ends_at as dayEndsAt',
      'state',
      'slug',
    ])
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', ctx.edition)
    .executeTakeFirst();
}

export async function updateEdition(ctx: AtEdition, tx: Tx, changes: Updateable<EditionTable>): Promise<void> {
  await tx
    .updateTable('editions.edition')
    .set(changes)
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', ctx.edition)
    .execute();
}

/** The main one first. */
export async function selectVenues(ctx: AtEdition, tx: Tx): Promise<Venue[]> {
  return tx
    .selectFrom('editions.venue')
    .select(['id', 'name', 'city', 'address', 'zone', 'opens_at as opensAt', 'closes_at as closesAt'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .orderBy('position')
    .execute();
}

/** Another edition's venue is not overwritten: what was not the edition's own comes back as false. */
export async function upsertVenue(tx: Tx, row: Insertable<VenueTable>): Promise<boolean> {
  const { organiser_id, id, edition_id, ...settable } = row;
  const written = await tx
    .insertInto('editions.venue')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['organiser_id', 'id'])
        .doUpdateSet(settable)
        .where('editions.venue.edition_id', '=', edition_id),
    )
    .returning('id')
    .executeTakeFirst();
  return written !== undefined;
}

/** @throws a foreign key violation (23503) where one of them is in use. */
export async function deleteVenuesBut(ctx: AtEdition, tx: Tx, kept: readonly Id<'venue'>[]): Promise<void> {
  await tx
    .deleteFrom('editions.venue')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', 'not in', kept)
    .execute();
}

export async function selectMilestones(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('editions.milestone')
    .select(['code', 'due_on'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .execute();
}

export async function upsertMilestones(
  ctx: AtEdition,
  tx: Tx,
  deadlines: Readonly<Record<Milestone, string>>,
): Promise<void> {
  const rows = Object.entries(deadlines).map(([code, due_on]) => ({
    organiser_id: ctx.organiser,
    edition_id: ctx.edition,
    code: code as Milestone,
    due_on,
  }));
  await tx
    .insertInto('editions.milestone')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['organiser_id', 'edition_id', 'code'])
        .doUpdateSet((eb) => ({ due_on: eb.ref('excluded.due_on') })),
    )
    .execute();
}

export async function updateCurrencies(ctx: Context, tx: Tx, currency: string): Promise<void> {
  await tx.updateTable('editions.edition').set({ currency }).where('organiser_id', '=', ctx.organiser).execute();
}
