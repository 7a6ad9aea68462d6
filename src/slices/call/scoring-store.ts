/** SQL of curators: who scores whom, and what they gave. */
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { AtEdition } from '../editions/index.ts';
import { chunks } from './store.ts';
import type { AssignmentTable, CallTable, ScoreTable } from './tables.ts';

/** The call, held against being moved or edited until the transaction ends; who else scores or decides goes on. */
export async function shareCallRow(ctx: AtEdition, tx: Tx): Promise<Selectable<CallTable> | undefined> {
  return tx
    .selectFrom('call.call')
    .selectAll()
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .forShare()
    .executeTakeFirst();
}

/** The applications that are to be scored. */
export async function selectToScore(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('call.application')
    .select(['id', 'region_code as region', 'business_id as business'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('state', '=', 'submitted')
    .execute();
}

/** Who is on which application, of all that are or were in play. */
export async function selectHeld(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('call.assignment')
    .select(['application_id as application', 'curator', 'state'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .execute();
}

export async function insertAssignments(tx: Tx, rows: readonly Insertable<AssignmentTable>[]): Promise<void> {
  for (const part of chunks(rows)) await tx.insertInto('call.assignment').values(part).execute();
}

export async function deleteAssignments(
  ctx: AtEdition,
  tx: Tx,
  pairs: readonly { readonly application: string; readonly curator: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await sql`
    delete from call.assignment a
    using unnest(${pairs.map(({ application }) => application)}::uuid[], ${pairs.map(({ curator }) => curator)}::text[]) as p (application, curator)
    where a.organiser_id = ${ctx.organiser} and a.application_id = p.application and a.curator = p.curator`.execute(tx);
}

/** A curator's assignment, locked. */
export async function lockAssignment(
  ctx: AtEdition,
  tx: Tx,
  application: Id<'application'>,
  curator: Id<'user'>,
): Promise<Selectable<AssignmentTable> | undefined> {
  return tx
    .selectFrom('call.assignment')
    .selectAll()
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('application_id', '=', application)
    .where('curator', '=', curator)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function updateAssignment(
  ctx: AtEdition,
  tx: Tx,
  application: Id<'application'>,
  curator: Id<'user'>,
  set: Updateable<AssignmentTable>,
): Promise<void> {
  await tx
    .updateTable('call.assignment')
    .set(set)
    .where('organiser_id', '=', ctx.organiser)
    .where('application_id', '=', application)
    .where('curator', '=', curator)
    .execute();
}

export async function upsertScores(tx: Tx, rows: readonly Insertable<ScoreTable>[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('call.score')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['organiser_id', 'application_id', 'curator', 'criterion']).doUpdateSet((eb) => ({
        points: eb.ref('excluded.points'),
        remark: eb.ref('excluded.remark'),
        at: eb.ref('excluded.at'),
      })),
    )
    .execute();
}

/** What a curator has given an application so far. */
export async function selectScores(ctx: AtEdition, tx: Tx, application: Id<'application'>, curator?: Id<'user'>) {
  const rows = tx
    .selectFrom('call.score')
    .select(['curator', 'criterion', 'points', 'remark'])
    .where('organiser_id', '=', ctx.organiser)
    .where('application_id', '=', application)
    .orderBy('curator');
  return (curator === undefined ? rows : rows.where('curator', '=', curator)).execute();
}

export async function deleteScores(
  ctx: AtEdition,
  tx: Tx,
  application: Id<'application'>,
  curator: Id<'user'>,
): Promise<void> {
  await tx
    .deleteFrom('call.score')
    .where('organiser_id', '=', ctx.organiser)
    .where('application_id', '=', application)
    .where('curator', '=', curator)
    .execute();
}

/**
 * A curator's work: the applications that are theirs, by number. Which of them are still in play is left to the reader: asked
 * for here, a planner without statistics would go through all of those for each of the curator's.
 */
export async function selectDesk(ctx: AtEdition, tx: Tx, curator: Id<'user'>) {
  return tx
    .selectFrom('call.assignment as assignment')
    .innerJoin('call.application as application', (join) =>
      join
        .onRef('application.organiser_id', '=', 'assignment.organiser_id')
        .onRef('application.id', '=', 'assignment.application_id'),
    )
    .innerJoin('exhibitors.registered as business', (join) =>
      join
        .onRef('business.organiser_id', '=', 'application.organiser_id')
        .onRef('business.business_id', '=', 'application.business_id'),
    )
    .innerJoin('editions.region as region', 'region.code', 'application.region_code')
    .select([
      'application.id',
      'application.number',
      'application.business_id as business',
      'business.name',
      'region.name as region',
      'region.code as regionCode',
      'application.state as inPlay',
      'assignment.state',
      'assignment.total',
    ])
    .where('assignment.organiser_id', '=', ctx.organiser)
    .where('assignment.edition_id', '=', ctx.edition)
    .where('assignment.curator', '=', curator)
    .where('assignment.state', '<>', 'conflict')
    .orderBy('application.number')
    .execute();
}

/** Of an application, each curator with name, state, total and the reason of a conflict. */
export async function selectCuratorsOf(ctx: AtEdition, tx: Tx, application: Id<'application'>) {
  return tx
    .selectFrom('call.assignment as assignment')
    .innerJoin('people.user as user', 'user.id', 'assignment.curator')
    .select([
      'assignment.curator',
      'user.name',
      'assignment.state',
      'assignment.total',
      'assignment.conflict_reason as conflict',
    ])
    .where('assignment.organiser_id', '=', ctx.organiser)
    .where('assignment.application_id', '=', application)
    .orderBy('user.name')
    .execute();
}

/** How far every curator is with what is still in play. */
export async function selectProgress(ctx: AtEdition, tx: Tx) {
  return tx
    .selectFrom('call.assignment as assignment')
    .innerJoin('call.application as application', (join) =>
      join
        .onRef('application.organiser_id', '=', 'assignment.organiser_id')
        .onRef('application.id', '=', 'assignment.application_id'),
    )
    .innerJoin('people.user as user', 'user.id', 'assignment.curator')
    .select((eb) => [
      'assignment.curator',
      'user.name',
      eb.fn.countAll<number>().filterWhere('assignment.state', '<>', 'conflict').as('given'),
      eb.fn.countAll<number>().filterWhere('assignment.state', '=', 'done').as('done'),
      eb.fn.countAll<number>().filterWhere('assignment.state', '=', 'conflict').as('conflicts'),
    ])
    .where('assignment.organiser_id', '=', ctx.organiser)
    .where('assignment.edition_id', '=', ctx.edition)
    .where('application.state', 'not in', ['draft', 'withdrawn'])
    .groupBy(['assignment.curator', 'user.name'])
    .orderBy('user.name')
    .orderBy('assignment.curator')
    .execute();
}

/** Names of people who act for a business, now or once. */
export async function selectPeopleOf(ctx: AtEdition, tx: Tx, business: Id<'business'>): Promise<string[]> {
  const rows = await tx
    .selectFrom('people.membership as membership')
    .innerJoin('people.user as person', 'person.id', 'membership.user_id')
    .select('person.name')
    .distinct()
    .where('membership.organiser_id', '=', ctx.organiser)
    .where('membership.business_id', '=', business)
    .orderBy('person.name')
    .execute();
  return rows.map(({ name }) => name);
}
