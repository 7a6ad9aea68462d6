/** Whoever keeps a copy of the open data: nothing is lost to them, and what is gone is told. All lists, as they are registered. */
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../kinds/id.ts';
import { money } from '../kinds/money.ts';
import { createDb, createPool } from '../platform/db/connect.ts';
import { readHorizon } from '../platform/db/horizon.ts';
import { createRunner } from '../platform/db/runner.ts';
import { type ApiEnv, createApi, type Services } from '../platform/http/api.ts';
import { answerError, identify } from '../platform/http/middleware.ts';
import { DATA_LICENCE } from '../platform/http/open-data.ts';
import { readSettings } from '../platform/settings/settings.ts';
import { addCategory, addProduct, editProduct, listProduct, withdrawProduct } from '../slices/catalogue/index.ts';
import { addAgency, editAgency, findTenant, removeDelegation, setDelegation } from '../slices/editions/index.ts';
import { BALIKPAPAN, openTestEdition, PASER, type TestEdition } from '../slices/editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../slices/exhibitors/index.ts';
import { findPlanVersion } from '../slices/floor/drawing-store.ts';
import { addBooth, drawHall, placeBusiness, removeBusiness, savePlan } from '../slices/floor/index.ts';
import { openApiDocument } from './openapi.ts';
import { wireSlices } from './wire-slices.ts';

let test: TestEdition;
let app: Hono<ApiEnv>;
/** Addresses of all lists that can be followed. */
let lists: readonly string[];
const businesses: Id<'business'>[] = [];
const products: Id<'product'>[] = [];
const booths: Id<'booth'>[] = [];

beforeAll(async () => {
  test = await openTestEdition();
  const { runner, ctx } = test;
  const log = pino({ level: 'silent' });
  const services: Services = {
    runner,
    clock: ctx.clock,
    log,
    settings: readSettings({}),
    findTenant: (slug) => findTenant(runner.db, slug),
  };
  const api = createApi();
  for (const part of wireSlices(services, new URL('../../', import.meta.url)).apis) api.route('/', part);
  app = new Hono<ApiEnv>();
  app.onError(answerError());
  app.use(identify(log), async (c, next) => {
    c.set('actor', { kind: 'public' });
    await next();
  });
  app.route('/', api);
  const { paths } = openApiDocument(api, 'http://localhost');
  lists = Object.entries(paths ?? {}).flatMap(([path, item]) => {
    const parameters = (item as { get?: { parameters?: { name: string }[] } }).get?.parameters ?? [];
    return parameters.some(({ name }) => name === 'modifiedSince') ? [path.replace('{slug}', 'pertama')] : [];
  });
  await runner.command(ctx, async (tx) => {
    await addCategory(ctx, tx, { code: 'kuliner', name: { id: 'Kuliner', en: 'Food' }, position: 1 });
    const hall = await drawHall(ctx, tx, { name: '=1+1', width: 20_000, depth: 20_000 });
    for (const [place, region] of [BALIKPAPAN, BALIKPAPAN, null].entries()) {
      const at = { x: place * 3_000, y: 0, width: 3_000, depth: 3_000 };
      booths.push(await addBooth(ctx, tx, { hall, number: `A${place + 1}`, cluster: 'A', ...at, region }));
    }
    for (const slug of ['alfa', 'bravo', 'cakra']) {
      const words = { story: { id: '', en: '' }, whatsapp: null, madeUp: true };
      const business = await registerBusiness(ctx, tx, { slug, name: `@${slug}`, region: BALIKPAPAN, ...words });
      await takePart(ctx, tx, { business });
      businesses.push(business);
      const name = { id: `+${slug}`, en: `+${slug}` };
      const product = await addProduct(ctx, tx, { business, slug, name, category: 'kuliner', unit: null });
      await listProduct(ctx, tx, { product, price: money(10_000) });
      products.push(product);
    }
    for (const [place, booth] of booths.slice(0, 2).entries())
      await placeBusiness(ctx, tx, { booth, business: nth(businesses, place) });
  });
});
afterAll(() => test.stop());

function nth<T>(things: readonly T[], place: number): T {
  const thing = things[place];
  if (thing === undefined) throw new Error(`there is no thing ${place}`);
  return thing;
}

interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly next: string | null;
  readonly asOf?: string;
  readonly gone?: readonly { readonly id: string; readonly removed: true; readonly at: string }[];
}

async function read(path: string): Promise<Page> {
  const answer = await app.request(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as Page;
}

/** All of a list, in pages of so many; the first alone tells its `asOf`. */
async function readWhole(list: string, limit: number): Promise<readonly unknown[]> {
  const parts: unknown[] = [];
  let after = '';
  for (;;) {
    const page = await read(`${list}?limit=${limit}${after}`);
    expect([list, page.asOf === undefined]).toEqual([list, after !== '']);
    parts.push(...page.items);
    if (page.next === null) return parts;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
}

const at = '/api/v1/editions/pertama';

/** What a follower is told of a list: slugs, numbers or codes. */
async function told(list: string, since: string) {
  const { items, gone } = await read(`${at}/${list}?modifiedSince=${since}`);
  return { changed: items.map((item) => item.slug ?? item.number ?? item.booth), gone: gone?.map(({ id }) => id) };
}

/** An `asOf` of after everything that was written until now. */
async function asOfNow(): Promise<string> {
  const { rows } = await test.database.pool.query('select clock_timestamp() as at');
  for (;;) {
    const { asOf } = await read(`${at}/products?limit=1`);
    if (asOf !== undefined && Date.parse(asOf) > rows[0].at) return asOf;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('every list of the open data', () => {
  it('is found', () =>
    expect([...lists].sort()).toEqual(
      [
        '/api/v1/editions',
        '/api/v1/regions',
        '/api/v1/series',
        ...[
          'booth-assignments',
          'booths',
          'businesses',
          'categories',
          'delegations',
          'halls',
          'products',
          'venues',
        ].map((list) => `${at}/${list}`),
      ].sort(),
    ));

  it('is read whole page by page, each thing once, and keeps its asOf for the first page', async () => {
    for (const list of lists) {
      const whole = await readWhole(list, 100);
      // Of the hundreds of regions, one at a time would take a minute.
      const parts = await readWhole(list, whole.length > 100 ? 7 : 1);
      expect([list, whole.length > 0, parts]).toEqual([list, true, whole]);
    }
  });

  it('is a CSV file of as many lines, with the licence, that no spreadsheet runs', async () => {
    for (const list of lists) {
      const items = await readWhole(list, 100);
      const answer = await app.request(list, { headers: { accept: 'text/csv' } });
      const [heading = '', ...lines] = (await answer.text()).trimEnd().split('\r\n');
      expect([list, answer.headers.get('content-type'), lines.length]).toEqual([
        list,
        'text/csv; charset=utf-8',
        items.length,
      ]);
      expect(answer.headers.get('link')).toBe(`<${DATA_LICENCE}>; rel="license"`);
      expect(heading.endsWith(',removed_at')).toBe(true);
      for (const line of lines) expect(line).not.toMatch(/(^|,)"?[=+@\t]/);
      expect((await app.request(`${list}?format=csv`)).headers.get('as-of')).toMatch(/^\d{4}-/);
    }
  });

  it('has nothing to tell when nothing was written', async () => {
    const since = await asOfNow();
    for (const list of lists.filter((each) => !each.endsWith('/categories')))
      expect([list, await read(`${list}?modifiedSince=${since}`)]).toMatchObject([list, { items: [], gone: [] }]);
  });

  it('answers whatever is asked of it, nonsense and what belongs to another list too', async () => {
    const asked = [
      ...['%00', 'a%00b', '', '~', 'xyz', '2023-06-23~pertama', booths[0], '%F0%9F%98%80'].map(
        (after) => `after=${after}`,
      ),
      ...['0', '1e2', '0x10', '', '101', '-1', '1.5', '1&limit=2'].map((limit) => `limit=${limit}`),
      ...['', '2023', '0000-01-01T00:00:00Z', '0001-01-01T00:00:00%2B23:59', '9999-12-31T23:59:59Z'].map(
        (since) => `modifiedSince=${since}`,
      ),
      ...[
        'format=xml',
        'format=',
        'region=%00',
        'region=xx',
        'category=%00',
        'q=%00',
        'q=a&after=zz',
        'sort=x&after=zz',
      ],
      ...['after=%00&format=csv', 'after=alfa&format=csv'],
    ];
    const broken: unknown[] = [];
    for (const list of lists)
      for (const query of asked) {
        const answer = await app.request(`${list}?${query}`);
        await answer.text();
        if (answer.status >= 500) broken.push([list, query, answer.status]);
      }
    expect(broken).toEqual([]);
  });

  it('knows the caller that has it already', async () => {
    for (const list of lists) {
      const etag = (await app.request(list)).headers.get('etag') ?? '';
      expect([list, (await app.request(list, { headers: { 'if-none-match': etag } })).status]).toEqual([list, 304]);
    }
  });
});

describe('whoever follows', () => {
  it('is told of a product that another booth sells now', async () => {
    const { runner, ctx } = test;
    const since = await asOfNow();
    await runner.command(ctx, async (tx) => {
      await removeBusiness(ctx, tx, { booth: nth(booths, 0), business: nth(businesses, 0) });
      await placeBusiness(ctx, tx, { booth: nth(booths, 1), business: nth(businesses, 0) });
    });
    expect(await told('products', since)).toEqual({ changed: ['alfa'], gone: [] });
    expect(await told('businesses', since)).toEqual({ changed: ['alfa'], gone: [] });
    expect(await told('booths', since)).toEqual({ changed: ['A1', 'A2'], gone: [] });
  });

  it('is told of everything that a new number of a booth changes', async () => {
    const { runner, ctx } = test;
    const since = await asOfNow();
    await runner.command(ctx, async (tx) => {
      await tx.updateTable('floor.booth').set({ number: 'B7' }).where('id', '=', nth(booths, 1)).execute();
    });
    expect(await told('products', since)).toEqual({ changed: ['alfa', 'bravo'], gone: [] });
    expect(await told('booth-assignments', since)).toEqual({ changed: ['B7'], gone: [] });
  });

  it('is told of what is gone, and no longer when it is back', async () => {
    const { runner, ctx } = test;
    const since = await asOfNow();
    const product = nth(products, 2);
    await runner.command(ctx, (tx) => withdrawProduct(ctx, tx, { product }));
    expect(await told('products', since)).toEqual({ changed: [], gone: [product] });
    const csv = await (await app.request(`${at}/products?format=csv&modifiedSince=${since}`)).text();
    expect(csv.trimEnd().split('\r\n').at(-1)).toMatch(new RegExp(`^,+${product},\\d{4}-`));
    await runner.command(ctx, (tx) => removeDelegation(ctx, tx, PASER));
    expect(await told('delegations', since)).toEqual({ changed: [], gone: [PASER] });
    await runner.command(ctx, (tx) => listProduct(ctx, tx, { product, price: money(11_000) }));
    expect(await told('products', since)).toEqual({ changed: ['cakra'], gone: [] });
  });

  it('of one category or region only, is told to drop what has gone over to another', async () => {
    const { runner, ctx } = test;
    const [product, business] = [nth(products, 1), nth(businesses, 1)];
    const since = await asOfNow();
    const name = { id: 'bravo', en: 'bravo' };
    const words = { name, description: { id: '', en: '' }, unit: null };
    const turnTo = (category: string, region: typeof PASER) =>
      runner.command(ctx, async (tx) => {
        await editProduct(ctx, tx, { product, category, ...words });
        const row = tx.updateTable('exhibitors.business').set({ region_code: region });
        await row.where('id', '=', business).execute();
      });
    await runner.command(ctx, (tx) =>
      addCategory(ctx, tx, { code: 'kriya', name: { id: 'Kriya', en: 'Craft' }, position: 2 }),
    );
    await turnTo('kriya', PASER);
    const follow = async (query: string) => {
      const { items, gone } = await read(`${at}/${query}&modifiedSince=${since}`);
      return { changed: items.map((item) => item.slug), gone: gone?.map(({ id }) => id) };
    };
    expect(await follow('products?category=kuliner')).toEqual({ changed: [], gone: [product] });
    expect(await follow('products?category=kriya')).toEqual({ changed: ['bravo'], gone: [] });
    expect(await follow(`products?region=${BALIKPAPAN}`)).toEqual({ changed: [], gone: [product] });
    expect(await follow(`businesses?region=${BALIKPAPAN}`)).toEqual({ changed: [], gone: [business] });
    expect(await follow(`businesses?region=${PASER}`)).toEqual({ changed: ['bravo'], gone: [] });
    await turnTo('kuliner', BALIKPAPAN);
    expect(await follow('products?category=kuliner')).toEqual({ changed: ['bravo'], gone: [] });
    expect(await follow(`businesses?region=${BALIKPAPAN}`)).toEqual({ changed: ['bravo'], gone: [] });
  });

  it('is told of the new name of an agency that leads', async () => {
    const { runner, ctx } = test;
    const agency = await runner.command(ctx, async (tx) => {
      const made = await addAgency(ctx, tx, { name: 'Dinas lama', region: BALIKPAPAN, kind: 'office' });
      const quota = { position: 1, boothQuota: 2, producerQuota: 3 };
      await setDelegation(ctx, tx, { region: BALIKPAPAN, ...quota, leadAgency: made });
      return made;
    });
    const since = await asOfNow();
    const etag = (await app.request(`${at}/delegations`)).headers.get('etag') ?? '';
    await runner.command(ctx, (tx) =>
      editAgency(ctx, tx, { agency, name: 'Dinas baru', region: BALIKPAPAN, kind: 'office', retired: false }),
    );
    const { items } = await read(`${at}/delegations?modifiedSince=${since}`);
    expect(items).toMatchObject([{ region: { code: BALIKPAPAN }, leadAgency: { name: 'Dinas baru' } }]);
    expect((await app.request(`${at}/delegations`, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  it('is told of a booth that is no longer drawn', async () => {
    const { runner, ctx } = test;
    const since = await asOfNow();
    const booth = nth(booths, 2);
    await runner.command(ctx, async (tx) =>
      savePlan(ctx, tx, { base: await findPlanVersion(ctx, tx), changes: [{ key: `booth/${booth}`, after: null }] }),
    );
    expect(await told('booths', since)).toEqual({ changed: [], gone: [booth] });
  });
});

describe('the horizon', () => {
  /** Writes in a transaction, lets a follower read meanwhile, and commits: what the follower is told the next time. */
  async function overtake(db: ReturnType<typeof createDb>): Promise<unknown> {
    const { ctx } = test;
    const wrote = Promise.withResolvers<void>();
    const commit = Promise.withResolvers<void>();
    const writing = createRunner(db).command(ctx, async (tx) => {
      const price = money(20_000 + Math.trunc(Math.random() * 10_000));
      await listProduct(ctx, tx, { product: nth(products, 1), price });
      wrote.resolve();
      await commit.promise;
    });
    await Promise.race([wrote.promise, writing]);
    // Longer than what is taken off for clocks: only knowing of the transaction helps.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const { asOf } = await read(`${at}/products?limit=1`);
    commit.resolve();
    await writing;
    return told('products', asOf ?? '');
  }

  it('loses no change that is committed after a reader has paged by', async () => {
    expect(await overtake(test.runner.db)).toEqual({ changed: ['bravo'], gone: [] });
  });

  it('nor one of the login that owns the tables, under which an external server runs the application', async () => {
    const pool = createPool(test.database.owner, 2);
    try {
      expect(await overtake(createDb(pool))).toEqual({ changed: ['bravo'], gone: [] });
    } finally {
      await pool.end();
    }
  });

  it('is a moment ago when nobody writes', async () => {
    const { rows } = await test.database.pool.query('select clock_timestamp() as at');
    const behind = rows[0].at - Date.parse(await readHorizon(test.runner.db));
    expect(behind).toBeLessThan(10_000);
  });
});
