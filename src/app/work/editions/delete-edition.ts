import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { type AtEdition, getEditionFacts, mustManage, notifyContent } from '../../../slices/editions/index.ts';

/** What belongs to setting an edition up, and goes with it. Anything else that hangs on the edition is somebody's work, and keeps it. */
const SETTING_UP: ReadonlySet<string> = new Set([
  'editions.venue',
  'editions.milestone',
  'editions.delegation',
  'editions.co_agency',
  'call.call',
  'call.criterion',
  'floor.hall',
  'floor.booth',
  'floor.cluster',
  'floor.feature',
  'floor.plan',
  'floor.plan_change',
  'floor.moved_business',
  'platform.gone',
]);

/**
 * Every table with rows of an edition, read from the database itself, so that one that is added later keeps an edition from
 * being deleted until somebody says that it may go.
 */
async function tablesOfEditions(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select namespace.nspname || '.' || class.relname as name
    from pg_class as class
    join pg_namespace as namespace on namespace.oid = class.relnamespace
    join pg_attribute as organiser on organiser.attrelid = class.oid and organiser.attname = 'organiser_id'
    join pg_attribute as edition on edition.attrelid = class.oid and edition.attname = 'edition_id'
    where class.relkind in ('r', 'p') and not class.relispartition and namespace.nspname || '.' || class.relname <> 'editions.directory'
    order by 1`.execute(tx);
  return rows.map(({ name }) => name);
}

/** The tables in which somebody's work hangs on the edition; an edition with none is empty. */
export async function listWork(ctx: AtEdition, tx: Tx): Promise<string[]> {
  const names = (await tablesOfEditions(tx)).filter((name) => !SETTING_UP.has(name));
  if (names.length === 0) return [];
  const asked = names.map(
    (name) => sql`select ${name}::text as name where exists (
      select from ${sql.table(name)} where organiser_id = ${ctx.organiser} and edition_id = ${ctx.edition})`,
  );
  const { rows } = await sql<{ name: string }>`${sql.join(asked, sql` union all `)}`.execute(tx);
  return rows.map(({ name }) => name);
}

/** Deletes an edition in which nobody has done anything yet; false where somebody has. Its address is never another organiser's if it was public. */
export async function deleteEdition(ctx: AtEdition, tx: Tx): Promise<boolean> {
  mustManage(ctx);
  const { slug } = await getEditionFacts(ctx, tx);
  if ((await listWork(ctx, tx)).length > 0) return false;
  await deleteSettingUp(ctx, tx);
  await sql`delete from editions.edition where organiser_id = ${ctx.organiser} and id = ${ctx.edition}`.execute(tx);
  await audit(ctx, tx, 'editions.deleted', ctx.edition, { slug });
  await notifyContent(tx, slug);
  return true;
}

/** What refers goes before what it refers to, in whichever order that is: a table that is still referred to waits for the next round. */
async function deleteSettingUp(ctx: AtEdition, tx: Tx): Promise<void> {
  const present = (await tablesOfEditions(tx)).filter((name) => SETTING_UP.has(name) && name !== 'platform.gone');
  let left = present;
  for (let round = 0; left.length > 0 && round <= present.length; round++) {
    const waiting: string[] = [];
    for (const name of left) if (!(await deletedFrom(ctx, tx, name))) waiting.push(name);
    left = waiting;
  }
  if (left.length > 0) throw new Error(`these tables still hold rows of the edition: ${left.join(', ')}`);
  // What was deleted above was remembered as gone; with the edition, nobody asks for it.
  await deletedFrom(ctx, tx, 'platform.gone');
}

async function deletedFrom(ctx: AtEdition, tx: Tx, table: string): Promise<boolean> {
  await sql`savepoint deleting`.execute(tx);
  try {
    await sql`delete from ${sql.table(table)} where organiser_id = ${ctx.organiser} and edition_id = ${ctx.edition}`.execute(
      tx,
    );
    await sql`release savepoint deleting`.execute(tx);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '23503')) throw error;
    await sql`rollback to savepoint deleting`.execute(tx);
    return false;
  }
}
