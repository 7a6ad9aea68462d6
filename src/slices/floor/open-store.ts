/** SQL of the open data: halls, booths and who holds them, in the order of their keys, each with when it was last written. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { PageAsked } from '../../platform/http/open-data.ts';
import type { AtEdition } from '../editions/index.ts';
import { assignmentsOf } from './assignment-store.ts';
import type { OpenAssignment, OpenBooth, OpenHall } from './contract.ts';
import { boothFrom } from './list-booths.ts';
import { boothsOf } from './store.ts';

const iso = (at: number) => new Date(at).toISOString();

export async function selectOpenHalls(ctx: AtEdition, tx: Tx, { after, limit, since }: PageAsked): Promise<OpenHall[]> {
  const rows = await tx
    .selectFrom('floor.hall')
    .select(['id', 'venue_id as venue', 'name', 'place', 'width', 'depth', 'outline', 'updated_at'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .$if(after !== undefined, (query) => query.where(sql<boolean>`id::text > ${after}`))
    .$if(since !== undefined, (query) => query.where(sql<boolean>`updated_at >= ${since}`))
    .orderBy(sql`id::text`)
    .limit(limit)
    .execute();
  return rows.map(({ updated_at, ...hall }) => ({ ...hall, updatedAt: iso(updated_at) }));
}

/** Who sells in a booth under another name is a change of the booth. */
const boothWritten = sql<number>`greatest(booth.updated_at, agency.updated_at, (
  select max(written.updated_at) from floor.seat
  join exhibitors.written on written.organiser_id = seat.organiser_id and written.edition_id = seat.edition_id and written.business_id = seat.business_id
  where seat.organiser_id = booth.organiser_id and seat.assignment_id = held.assignment_id))`;

export async function selectOpenBooths(
  ctx: AtEdition,
  tx: Tx,
  { after, limit, since }: PageAsked,
): Promise<OpenBooth[]> {
  const rows = await boothsOf(ctx, tx)
    .clearOrderBy()
    .select(boothWritten.as('writtenAt'))
    .where(sql<boolean>`booth.number > ${after ?? ''} collate "C"`)
    .$if(since !== undefined, (query) => query.where(boothWritten, '>=', sql<number>`${since}`))
    .orderBy(sql`booth.number collate "C"`)
    .limit(limit)
    .execute();
  return rows.map(({ writtenAt, ...row }) => ({ ...boothFrom(row), updatedAt: iso(writtenAt) }));
}

const assignmentWritten = sql<number>`greatest(assignment.updated_at, booth.updated_at, agency.updated_at, (
  select max(written.updated_at) from floor.seat
  join exhibitors.written on written.organiser_id = seat.organiser_id and written.edition_id = seat.edition_id and written.business_id = seat.business_id
  where seat.organiser_id = assignment.organiser_id and seat.assignment_id = assignment.id))`;

export async function selectOpenAssignments(
  ctx: AtEdition,
  tx: Tx,
  { after, limit, since }: PageAsked,
): Promise<OpenAssignment[]> {
  const rows = await assignmentsOf(ctx, tx)
    .innerJoin('floor.booth as booth', (join) =>
      join.onRef('booth.organiser_id', '=', 'assignment.organiser_id').onRef('booth.id', '=', 'assignment.booth_id'),
    )
    .clearOrderBy()
    .select(['booth.number', assignmentWritten.as('writtenAt')])
    .$if(after !== undefined, (query) => query.where(sql<boolean>`assignment.id::text > ${after}`))
    .$if(since !== undefined, (query) => query.where(assignmentWritten, '>=', sql<number>`${since}`))
    .orderBy(sql`assignment.id::text`)
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    booth: row.number,
    holder: row.holder,
    region: row.region,
    agency: row.agencyName,
    from: row.from,
    to: row.to,
    businesses: row.seats.map(({ slug, name, from, to }) => ({ slug, name, from, to })),
    updatedAt: iso(row.writtenAt),
  }));
}

/** The booths differ from what they were, because the day has turned. */
export async function touchBooths(ctx: AtEdition, tx: Tx, booths: readonly string[]): Promise<void> {
  for (const booth of booths) await sql`select floor.touch_booth(${ctx.organiser}, ${booth})`.execute(tx);
}
