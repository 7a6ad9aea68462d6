/**
 * Two provinces live in the demo. Whatever the one holds, in whichever table, the other neither sees nor changes, nor
 * puts anything beside it. The tables are read from the database, so a new one is tested without being named here.
 */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../platform/db/context.ts';
import { createRunner, type Runner } from '../../platform/db/runner.ts';
import { type OpenTestDatabase, openTestDatabase } from '../../platform/db/test-database.ts';
import { currentSnapshot } from '../../slices/catalogue/index.ts';
import { demoContext } from './demo-context.ts';
import { demoId } from './demo-id.ts';
import { loadDemoEditions, SET_UP } from './load-demo.ts';

const SCHEMAS = ['editions', 'exhibitors', 'call', 'floor', 'catalogue', 'stock'];
/** Open to everybody by its purpose: whose edition an address names. */
const OPEN_TO_READ = ['editions.directory'];
/** The demo has nothing in these; that they too are protected, `platform/db/tenancy.test.ts` reads from the catalogue. */
const EMPTY: readonly string[] = [
  'call.answer_file',
  'call.letter_wording',
  'call.message',
  'call.message_receiver',
  'call.minutes',
  'call.nomination_list',
  'catalogue.label_line',
  'catalogue.label_print',
  'catalogue.product_list',
  'catalogue.product_photo',
  'editions.organiser_profile',
  'editions.region_name',
  'exhibitors.asked_name',
  'exhibitors.consent',
  'exhibitors.held_place',
  'exhibitors.profile',
  'floor.qris_alarm',
  'floor.seller_qris',
  'catalogue.merged',
];
/** What posters say of an edition, the day that its plan shows, and the regions of the countries: read before any organiser is chosen. */
const LISTED = [
  'editions.directory',
  'editions.edition',
  'editions.known_region',
  'editions.series',
  'editions.announced',
  'editions.business_calendar',
  'floor.shown_day',
];

let database: OpenTestDatabase;
let runner: Runner;
let tables: string[];
let views: string[];

const owner = demoContext('kaltim', SET_UP);
const stranger = demoContext('nusa-raya', SET_UP);

beforeAll(async () => {
  database = await openTestDatabase();
  runner = createRunner(database.db);
  await loadDemoEditions(runner);
  const at = { ...owner, edition: demoId('edition', 'kaltim-2023') };
  await runner.command(at, (tx) => currentSnapshot(at, tx, demoId('booth', 'kaltim-2023 A1')));
  const { rows } = await sql<{ name: string; view: boolean }>`
    select format('%I.%I', n.nspname, c.relname) as name, c.relkind = 'v' as view
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organiser_id' and not a.attisdropped
    where c.relkind in ('r', 'p', 'v') and n.nspname = any (${SCHEMAS})
    order by 1`.execute(runner.db);
  tables = rows.filter((row) => !row.view).map((row) => row.name);
  views = rows.filter((row) => row.view).map((row) => row.name);
});
afterAll(() => database.close());

/** What a statement about a table's rows of the first organiser comes to: how many rows, or that it is refused. */
async function attempt(
  ctx: Context,
  names: readonly string[],
  statement: (table: ReturnType<typeof sql.raw>) => ReturnType<typeof sql>,
) {
  const results: Record<string, string> = {};
  for (const table of names)
    results[table] = await runner
      .command(ctx, async (tx) => {
        const { rows } = await statement(sql.raw(table)).execute(tx);
        return rows.length === 0 ? 'nothing' : 'rows';
      })
      .catch((error: Error) => error.message.replace(/ for .*/, ''));
  return results;
}

/** The tables whose result is none of the harmless ones. */
function harmed(results: Record<string, string>, harmless: readonly string[]): [string, string][] {
  return Object.entries(results).filter(
    ([table, result]) => !OPEN_TO_READ.includes(table) && !harmless.includes(result),
  );
}

const DENIED = 'permission denied';

describe('a stranger', () => {
  it('has something to look for in every table', async () => {
    expect(tables.length).toBeGreaterThanOrEqual(13);
    expect(views.length).toBeGreaterThanOrEqual(2);
    const seen = await attempt(owner, [...tables, ...views], (table) => sql`select 1 from ${table} limit 1`);
    const empty = Object.keys(seen).filter((table) => seen[table] !== 'rows');
    expect(empty).toEqual(EMPTY);
  });

  it('sees none of it', async () => {
    const seen = await attempt(
      stranger,
      [...tables, ...views],
      (t) => sql`select 1 from ${t} where organiser_id = ${owner.organiser} limit 1`,
    );
    expect(harmed(seen, ['nothing'])).toEqual([]);
  });

  it('changes and deletes none of it', async () => {
    const where = sql`where organiser_id = ${owner.organiser}`;
    const changed = await attempt(
      stranger,
      tables,
      (t) => sql`update ${t} set organiser_id = organiser_id ${where} returning 1`,
    );
    const deleted = await attempt(stranger, tables, (t) => sql`delete from ${t} ${where} returning 1`);
    expect(harmed(changed, ['nothing', DENIED])).toEqual([]);
    expect(harmed(deleted, ['nothing', DENIED])).toEqual([]);
    expect(changed['editions.directory']).toBe('nothing');
    expect(deleted['editions.directory']).toBe('nothing');
  });

  it('puts nothing of its own under the other’s name', async () => {
    const refusals = new Set(['new row violates row-level security policy', DENIED]);
    for (const table of tables.filter((each) => !EMPTY.includes(each))) {
      const { rows } = await runner.query(owner, (tx) =>
        sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.raw(table)} t limit 1`.execute(tx),
      );
      const written = runner.command(stranger, (tx) =>
        sql`insert into ${sql.raw(table)} select * from jsonb_populate_record(null::${sql.raw(table)}, ${rows[0]?.row}::jsonb)`.execute(
          tx,
        ),
      );
      const message = await written.then(
        () => 'written',
        (error: Error) => error.message.replace(/ for .*/, ''),
      );
      expect([table, refusals.has(message)], message).toEqual([table, true]);
    }
  });

  it('reads nothing at all where no organiser is chosen, but the list of editions', async () => {
    const open: string[] = [];
    for (const table of [...tables, ...views]) {
      const { rows } = await sql`select 1 from ${sql.raw(table)} limit 1`.execute(runner.db);
      if (rows.length > 0) open.push(table);
    }
    expect(open).toEqual(LISTED);
  });
});
