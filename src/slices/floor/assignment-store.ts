/** SQL of who holds and who sells in which booth on which days. */
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import type { Days } from './rules/days.ts';
import type { AssignmentTable } from './tables.ts';

export const rangeOf = ({ from, to }: Days): string => `[${from},${to}]`;

/** Assignments with their seats; days are calendar days, both included. */
export function assignmentsOf(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('floor.assignment as assignment')
    .leftJoin('editions.region as region', 'region.code', 'assignment.region_code')
    .leftJoin('editions.agency as agency', (join) =>
      join.onRef('agency.organiser_id', '=', 'assignment.organiser_id').onRef('agency.id', '=', 'assignment.agency_id'),
    )
    .select((eb) => [
      'assignment.id',
      'assignment.booth_id as booth',
      'assignment.holder',
      'assignment.region_code as region',
      'region.name as regionName',
      'assignment.agency_id as agency',
      'agency.name as agencyName',
      'agency.region_code as agencyRegion',
      sql<string>`lower(assignment.days)::text`.as('from'),
      sql<string>`(upper(assignment.days) - 1)::text`.as('to'),
      jsonArrayFrom(
        eb
          .selectFrom('floor.seat as seat')
          .innerJoin('exhibitors.taking_part as seller', (join) =>
            join
              .onRef('seller.organiser_id', '=', 'seat.organiser_id')
              .onRef('seller.edition_id', '=', 'seat.edition_id')
              .onRef('seller.business_id', '=', 'seat.business_id'),
          )
          .select(['seller.business_id as id', 'seller.slug', 'seller.name', 'seller.region_code as region'])
          .select([sql<string>`lower(seat.days)::text`.as('from'), sql<string>`(upper(seat.days) - 1)::text`.as('to')])
          .whereRef('seat.organiser_id', '=', 'assignment.organiser_id')
          .whereRef('seat.assignment_id', '=', 'assignment.id')
          .orderBy('seller.name')
          .orderBy('seat.days'),
      ).as('seats'),
    ])
    .where('assignment.organiser_id', '=', ctx.organiser)
    .where('assignment.edition_id', '=', ctx.edition)
    .orderBy('assignment.days')
    .orderBy('assignment.id');
}

export type AssignmentRow = Awaited<ReturnType<ReturnType<typeof assignmentsOf>['execute']>>[number];

export async function insertAssignment(
  ctx: AtEdition,
  tx: Tx,
  row: Pick<AssignmentTable, 'id' | 'booth_id' | 'holder' | 'region_code' | 'agency_id'> & { readonly days: Days },
): Promise<void> {
  await tx
    .insertInto('floor.assignment')
    .values({ organiser_id: ctx.organiser, edition_id: ctx.edition, ...row, days: rangeOf(row.days) })
    .execute();
}

export async function insertSeat(
  ctx: AtEdition,
  tx: Tx,
  row: { readonly assignment: Id<'assignment'>; readonly business: Id<'business'>; readonly days: Days },
): Promise<void> {
  await tx
    .insertInto('floor.seat')
    .values({
      organiser_id: ctx.organiser,
      edition_id: ctx.edition,
      assignment_id: row.assignment,
      business_id: row.business,
      days: rangeOf(row.days),
    })
    .execute();
}

/** Where a business has a place on any of the days. */
export async function findSeat(ctx: AtEdition, tx: Tx, business: Id<'business'>, days: Days) {
  return tx
    .selectFrom('floor.seat as seat')
    .innerJoin('floor.assignment as assignment', (join) =>
      join.onRef('assignment.organiser_id', '=', 'seat.organiser_id').onRef('assignment.id', '=', 'seat.assignment_id'),
    )
    .innerJoin('floor.booth as booth', (join) =>
      join.onRef('booth.organiser_id', '=', 'assignment.organiser_id').onRef('booth.id', '=', 'assignment.booth_id'),
    )
    .select(['booth.id as booth', 'booth.number'])
    .where('seat.organiser_id', '=', ctx.organiser)
    .where('seat.edition_id', '=', ctx.edition)
    .where('seat.business_id', '=', business)
    .where(sql<boolean>`seat.days && ${rangeOf(days)}::daterange`)
    .orderBy('seat.days')
    .executeTakeFirst();
}

/** How many were taken away. */
export async function deleteSeats(
  ctx: AtEdition,
  tx: Tx,
  assignments: readonly Id<'assignment'>[],
  business: Id<'business'>,
): Promise<number> {
  if (assignments.length === 0) return 0;
  const done = await tx
    .deleteFrom('floor.seat')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('assignment_id', 'in', assignments)
    .where('business_id', '=', business)
    .executeTakeFirst();
  return Number(done.numDeletedRows);
}

/** The booths where a business has a place on any day, in the order in which they are locked. */
export async function selectBoothsOf(ctx: AtEdition, tx: Tx, business: Id<'business'>): Promise<Id<'booth'>[]> {
  const rows = await tx
    .selectFrom('floor.seat as seat')
    .innerJoin('floor.assignment as assignment', (join) =>
      join.onRef('assignment.organiser_id', '=', 'seat.organiser_id').onRef('assignment.id', '=', 'seat.assignment_id'),
    )
    .select('assignment.booth_id')
    .distinct()
    .where('seat.organiser_id', '=', ctx.organiser)
    .where('seat.edition_id', '=', ctx.edition)
    .where('seat.business_id', '=', business)
    .orderBy('assignment.booth_id')
    .execute();
  return rows.map((row) => row.booth_id);
}

export async function deleteSeatsOf(ctx: AtEdition, tx: Tx, business: Id<'business'>): Promise<void> {
  await tx
    .deleteFrom('floor.seat')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('business_id', '=', business)
    .execute();
}

export async function deleteAssignment(ctx: AtEdition, tx: Tx, assignment: Id<'assignment'>): Promise<void> {
  await tx
    .deleteFrom('floor.assignment')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', assignment)
    .execute();
}

export async function updateAssignmentBooth(
  ctx: AtEdition,
  tx: Tx,
  assignment: Id<'assignment'>,
  booth: Id<'booth'>,
): Promise<void> {
  await tx
    .updateTable('floor.assignment')
    .set({ booth_id: booth })
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', assignment)
    .execute();
}

/** Everybody of the one booth into the other and the other way round, in one statement. */
export async function swapHolders(ctx: AtEdition, tx: Tx, one: Id<'booth'>, other: Id<'booth'>): Promise<void> {
  await tx
    .updateTable('floor.assignment')
    // The parameters' type is said: in a CASE the database would take them for text.
    .set({ booth_id: sql<Id<'booth'>>`case when booth_id = ${one}::uuid then ${other}::uuid else ${one}::uuid end` })
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('booth_id', 'in', [one, other])
    .execute();
}

export async function findShownDay(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('floor.shown_day as shown')
    .leftJoin('floor.plan as plan', (join) =>
      join.onRef('plan.organiser_id', '=', 'shown.organiser_id').onRef('plan.edition_id', '=', 'shown.edition_id'),
    )
    .select(['shown.day', 'plan.shown_day as before'])
    .where('shown.organiser_id', '=', ctx.organiser)
    .where('shown.edition_id', '=', ctx.edition)
    .executeTakeFirst();
}

export async function setShownDay(ctx: AtEdition, tx: Tx, day: string): Promise<void> {
  await tx
    .insertInto('floor.plan')
    .values({ organiser_id: ctx.organiser, edition_id: ctx.edition, shown_day: day })
    .onConflict((conflict) => conflict.columns(['organiser_id', 'edition_id']).doUpdateSet({ shown_day: day }))
    .execute();
}

/** Booths where others hold or sell on the one day than on the other. */
export async function selectBoothsThatDiffer(ctx: AtEdition, tx: Tx, before: string, day: string) {
  const { rows } = await sql<{ booth: Id<'booth'> }>`
    select distinct assignment.booth_id as booth
    from floor.assignment
    left join floor.seat on seat.organiser_id = assignment.organiser_id and seat.assignment_id = assignment.id
    where assignment.organiser_id = ${ctx.organiser} and assignment.edition_id = ${ctx.edition}
      and ((assignment.days @> ${before}::date) <> (assignment.days @> ${day}::date)
        or (seat.days @> ${before}::date) <> (seat.days @> ${day}::date))
    order by 1`.execute(tx);
  return rows.map((row) => row.booth);
}
