/**
 * The product list over 1,000, 20,000 and 200,000 products of one edition: as many as asked for are made in the database of a
 * temporary folder; then the list is read and searched as the page's loader does it, one reading after the other, each in a
 * transaction of its own. The limit is the same number of statements that ask for nothing. `--sizes 1000,20000` measures less.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'kysely';
import { loadDemoEditions } from '../src/app/demo/load-demo.ts';
import { newId } from '../src/kinds/id.ts';
import { money } from '../src/kinds/money.ts';
import type { RegionCode } from '../src/kinds/region.ts';
import { createDb, createPool } from '../src/platform/db/connect.ts';
import type { Tx } from '../src/platform/db/database.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { createRunner, type Runner } from '../src/platform/db/runner.ts';
import { startTestServer, type TestServer } from '../src/platform/postgres/test-database.ts';
import type { OfferSearch } from '../src/slices/catalogue/contract.ts';
import {
  getOverview,
  getProductSheet,
  listCategories,
  listManaged,
  listOffers,
  listOffersOfBusiness,
  listProduct,
  searchOffers,
} from '../src/slices/catalogue/index.ts';
import { type AtEdition, findTenant } from '../src/slices/editions/index.ts';
import { findBusiness } from '../src/slices/exhibitors/index.ts';
import { percentile, printFigure } from './figure.ts';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1000,20000,200000' } } });
const READINGS = 200;
const A_FEW = 40;
/** Products of one made-up maker. */
const OF_A_MAKER = 10;
const STATEMENTS = 4;
const NOW = Date.parse('2023-06-24T08:42:00Z');
const A_PAGE = 24;

const SEARCHES: Readonly<Record<string, readonly OfferSearch[]>> = {
  list: [
    { limit: A_PAGE },
    { sort: 'cheap', limit: A_PAGE },
    { sort: 'dear', category: 'kuliner', from: 20_000, limit: A_PAGE },
  ],
  search: [
    { typed: 'amplng', limit: A_PAGE },
    { typed: 'kerupok udang', limit: A_PAGE },
    { typed: 'manikmanik', limit: A_PAGE },
    { typed: 'batik', limit: A_PAGE },
    { typed: 'wastra balikpapan', sort: 'cheap', limit: A_PAGE },
    { typed: 'xqzvw', limit: A_PAGE },
  ],
};

/** What the other pages that list read of the catalogue. */
const PAGES: Readonly<Record<string, (ctx: AtEdition, tx: Tx) => Promise<unknown>>> = {
  region: (ctx, tx) => listOffers(ctx, tx, { region: '64.71' as RegionCode }),
  business: async (ctx, tx) => {
    const business = await findBusiness(ctx, tx, 'usaha-7');
    if (!business) throw new Error('there is no business');
    return listOffersOfBusiness(ctx, tx, business.id);
  },
  product: (ctx, tx) => getProductSheet(ctx, tx, 'barang-77'),
  categories: listCategories,
  front: getOverview,
  open_data: (ctx, tx) => listOffers(ctx, tx, {}, { after: 'barang-5', limit: 100 }),
  open_data_since: (ctx, tx) => listOffers(ctx, tx, { since: new Date(0) }, { after: 'barang-5', limit: 100 }),
  managed: (ctx, tx) => listManaged(ctx, tx, { all: true }),
};

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const [first, ...more] = values.sizes.split(',').map(Number);
// Every size in a process of its own: what is kept in memory of one must not serve the next.
if (more.length === 0) await measureAlone(first ?? 0);
else
  for (const size of [first, ...more])
    execFileSync(process.execPath, [import.meta.filename, '--sizes', String(size)], { stdio: 'inherit' });

async function measureAlone(size: number): Promise<void> {
  const server = await startTestServer({
    prepare: async (owner) => void (await migrate(owner, 'migrations')),
    settings: { shared_buffers: '256MB' },
  });
  try {
    await measure(server, size);
  } finally {
    await server.stop();
  }
}

async function measure(server: TestServer, size: number): Promise<void> {
  const database = await server.clone();
  const pool = createPool(database.app, 4);
  try {
    const runner = createRunner(createDb(pool));
    await loadDemoEditions(runner);
    const tenant = await findTenant(runner.db, 'kaltim-2023');
    if (!tenant) throw new Error('the demo has no kaltim-2023');
    const ctx: AtEdition = {
      actor: { kind: 'system' },
      organiser: tenant.organiser,
      edition: tenant.edition,
      clock: { now: () => NOW },
      locale: 'id',
      requestId: newId(),
    };
    await makeProducts(runner, ctx, size);
    const search = (wanted: OfferSearch) => runner.query(ctx, (tx) => searchOffers(ctx, tx, wanted));
    const print = (name: string, value: number, limit: number | null, note: string) =>
      printFigure({ bench: 'catalogue', name: `${name}_${size}`, value, unit: 'ms', limit, note });
    const before = memoryNow();
    print('first_search', await timed(() => search({ typed: 'amplang', limit: A_PAGE })), null, 'fills the shelf');
    const owner = createPool(database.owner, 1);
    // The server gathers statistics by itself within a minute of so many new rows; until then the pages are read as well.
    await measureReadings('before_analyze_');
    await owner.query('analyze');
    await owner.end();
    await measureReadings('');
    async function measureReadings(prefix: string): Promise<void> {
      const nothing = percentile(await repeat(() => runner.query(ctx, askNothing)), 0.95);
      for (const [name, wanted] of Object.entries(SEARCHES)) {
        let turn = 0;
        const times = await repeat(() => search(wanted[turn++ % wanted.length] ?? { limit: A_PAGE }));
        print(
          `${prefix}${name}_p95`,
          percentile(times, 0.95),
          nothing,
          'aim 50; limit: as many statements that ask for nothing',
        );
      }
      for (const [name, read] of Object.entries(PAGES)) {
        const times = await repeat(() => runner.query(ctx, (tx) => read(ctx, tx)), A_FEW);
        print(
          `${prefix}${name}_p95`,
          percentile(times, 0.95),
          nothing,
          'aim 300; limit: as many statements that ask for nothing',
        );
      }
    }
    const { items } = await search({ limit: 1 });
    const product = items[0]?.id;
    if (!product) throw new Error('there is no product');
    const after: number[] = [];
    for (let change = 0; change < 10; change++) {
      await runner.command(ctx, (tx) => listProduct(ctx, tx, { product, price: money(10_000 + change) }));
      after.push(await timed(() => search({ typed: 'amplang', limit: A_PAGE })));
    }
    print('search_after_change', percentile(after, 0.5), null, 'median; one price has changed since the last search');
    printFigure({
      bench: 'catalogue',
      name: `memory_${size}`,
      value: memoryNow() - before,
      unit: 'MB',
      limit: null,
      note: 'what the process holds more than before it had the shelf',
    });
  } finally {
    await pool.end();
    await database.drop();
  }
}

/** Names of a hundred thousand different words, of which the words of real products are the most frequent. */
async function makeProducts(runner: Runner, ctx: AtEdition, size: number): Promise<void> {
  const makers = Math.ceil(size / OF_A_MAKER);
  await runner.command(ctx, async (tx) => {
    // Whether a row's key is there was last asked of tables with a handful of rows, by reading them whole: that way once more for
    // each of 200,000 rows takes hours.
    await sql`set local enable_seqscan = off`.execute(tx);
    await sql`discard plans`.execute(tx);
    await sql`insert into exhibitors.business (organiser_id, id, slug, name, region_code, made_up)
      select ${ctx.organiser}::uuid, md5('maker' || n)::uuid, 'usaha-' || n, 'Contoh Usaha ' || n,
        (select region_code from editions.delegation where organiser_id = ${ctx.organiser} and edition_id = ${ctx.edition}
          order by position offset n % 10 limit 1), true
      from generate_series(1, ${sql.lit(makers)}) as n`.execute(tx);
    await sql`insert into exhibitors.exhibitor (organiser_id, edition_id, business_id)
      select ${ctx.organiser}::uuid, ${ctx.edition}::uuid, md5('maker' || n)::uuid from generate_series(1, ${sql.lit(makers)}) as n`.execute(
      tx,
    );
    await sql`with word as (select array['Amplang','Kerupuk','Kalung','Batik','Tas','Kopi','Madu','Sarung','Dodol','Sambal'] as first,
        array['ikan','udang','manik-manik','rotan','jahe','tenun','sutra','kepiting','gula aren','salak'] as second)
      insert into catalogue.product (organiser_id, id, business_id, slug, name_id, name_en, category, description_id)
      select ${ctx.organiser}::uuid, md5('product' || n)::uuid, md5('maker' || (n - 1) / ${sql.lit(OF_A_MAKER)} + 1)::uuid, 'barang-' || n,
        first[1 + n % 10] || ' ' || second[1 + n / 10 % 10] || ' ' || translate(left(md5('a' || n % 100000), 6), '0123456789', 'ghijklmnop'),
        'Sample ' || translate(left(md5('b' || n % 50000), 6), '0123456789', 'ghijklmnop'),
        (array['kuliner','aksesori','wastra','kriya'])[1 + n % 4], 'Buatan sendiri, dibungkus rapi.'
      from word, generate_series(1, ${sql.lit(size)}) as n`.execute(tx);
    await sql`insert into catalogue.listing (organiser_id, edition_id, product_id, price)
      select ${ctx.organiser}::uuid, ${ctx.edition}::uuid, md5('product' || n)::uuid, 5000 + n * 7919 % 500000
      from generate_series(1, ${sql.lit(size)}) as n`.execute(tx);
    await sql`update editions.edition set content_version = content_version + 1 where organiser_id = ${ctx.organiser} and id = ${ctx.edition}`.execute(
      tx,
    );
  });
}

/** Megabytes that are in use after everything else was thrown away. */
function memoryNow(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return Math.round((heapUsed + external) / 1e6);
}

async function askNothing(tx: Tx): Promise<void> {
  for (let statement = 0; statement < STATEMENTS; statement++) await sql`select 1`.execute(tx);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Milliseconds of each reading; the first few warm the caches and do not count. */
async function repeat(work: () => Promise<unknown>, readings = READINGS): Promise<number[]> {
  const times: number[] = [];
  for (let reading = -readings / 10; reading < readings; reading++) {
    const time = await timed(work);
    if (reading >= 0) times.push(time);
  }
  return times;
}
