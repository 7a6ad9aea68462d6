import { RouterContextProvider } from 'react-router';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import type { Runner } from '../../platform/db/runner.ts';
import type { Services, Tenant } from '../../platform/http/api.ts';
import { createLog } from '../../platform/log/log.ts';
import { pageRequest } from '../../platform/page/page-context.ts';
import { readSettings } from '../../platform/settings/settings.ts';
import { addCategory, addProduct, listProduct } from '../../slices/catalogue/index.ts';
import * as businessPage from '../../slices/catalogue/pages/business-page.tsx';
import * as lastingBusinessPage from '../../slices/catalogue/pages/lasting-business-page.tsx';
import * as productsPage from '../../slices/catalogue/pages/products-page.tsx';
import * as regionPage from '../../slices/catalogue/pages/region-page.tsx';
import { findTenant } from '../../slices/editions/index.ts';
import { BALIKPAPAN, OPENING, openTestEdition, type TestEdition } from '../../slices/editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../../slices/exhibitors/index.ts';
import { addBooth, drawHall, placeBusiness } from '../../slices/floor/index.ts';
import * as planPage from '../../slices/floor/pages/plan-page.tsx';
import * as editionPage from './edition-page.tsx';
import * as frontPage from './front-page.tsx';
import * as frame from './public-frame.tsx';

let test: TestEdition;
let services: Services;
/** Statements of all transactions since the beginning. */
let statements = 0;
let hall: Id<'hall'>;
/** Products of the first business, there from the start, and of the second, which opens on the way. */
let first: Id<'product'>;
let second: Id<'product'>;

beforeAll(async () => {
  test = await openTestEdition();
  const { ctx } = test;
  services = {
    runner: counting(test),
    clock: ctx.clock,
    log: createLog('silent'),
    settings: readSettings({}),
    findTenant: (slug) => findTenant(test.runner.db, slug),
  };
  hall = await test.runner.command(ctx, async (tx) => {
    await addCategory(ctx, tx, { code: 'kuliner', name: { id: 'Kuliner', en: 'Food' }, position: 1 });
    return drawHall(ctx, tx, { name: 'Aula', width: 12_000, depth: 9_000 });
  });
  first = await open(1);
});
afterAll(() => test.stop());

function counting({ runner, countQueries }: TestEdition): Runner {
  return {
    ...runner,
    async query(ctx, work) {
      const answers: Awaited<ReturnType<typeof work>>[] = [];
      statements += await countQueries(async () => answers.push(await runner.query(ctx, work)));
      const [answer] = answers;
      if (answer === undefined) throw new Error('the work has no answer');
      return answer;
    },
  };
}

/** Another business of Balikpapan with a booth and a product of its own. */
async function open(number: number): Promise<Id<'product'>> {
  const { ctx, runner } = test;
  return runner.command(ctx, async (tx) => {
    const business = await registerBusiness(ctx, tx, {
      slug: `usaha-${number}`,
      name: `Contoh Usaha ${number}`,
      region: BALIKPAPAN,
      story: { id: 'Usaha rekaan.', en: 'Invented.' },
      whatsapp: '6281234567890',
      madeUp: true,
    });
    await takePart(ctx, tx, { business });
    const rectangle = { x: (number - 1) * 3_000, y: 0, width: 3_000, depth: 3_000 };
    const booth = await addBooth(ctx, tx, {
      hall,
      number: `A${number}`,
      cluster: 'A',
      ...rectangle,
      region: BALIKPAPAN,
    });
    await placeBusiness(ctx, tx, { booth, business });
    const name = { id: `Amplang ${number}`, en: `Crackers ${number}` };
    const slug = `amplang-${number}`;
    const product = await addProduct(ctx, tx, { business, slug, name, category: 'kuliner', unit: '250 g' });
    await listProduct(ctx, tx, { product, price: money(25_000) });
    return product;
  });
}

/** Sums of the first day, as the projector leaves them. */
async function sum(dimension: 'total' | 'product', key: string, units: number, count: number): Promise<void> {
  const { ctx, runner } = test;
  const sums = { metric: 'turnover', basis: 'counted', amount: units * 25_000, count, units } as const;
  const row = { organiser_id: ctx.organiser, edition_id: ctx.edition, day: '2023-06-23', dimension, key, ...sums };
  await runner.command(ctx, (tx) => tx.insertInto('insights.rollup').values(row).execute());
}

/** What a loader is called with for a visitor's request. */
async function visit<P extends Record<string, string>>(path: string, params: P) {
  const tenant: Tenant | undefined = params.slug === undefined ? undefined : await services.findTenant(params.slug);
  const context = new RouterContextProvider();
  context.set(pageRequest, {
    services,
    actor: { kind: 'public' },
    locale: 'id',
    requestId: newId(),
    nonce: undefined,
    tenant,
    access: 'public',
    refusal: undefined,
  });
  const url = new URL(path, 'http://localhost');
  return { request: new Request(url), url, pattern: '', params, context };
}

const slug = 'pertama';
const PAGES = {
  front: async () => frontPage.loader(await visit('/', {})),
  edition: async () => editionPage.loader(await visit('/e/pertama', { slug })),
  products: async () => productsPage.loader(await visit('/e/pertama/produk?daerah=64.71&kategori=kuliner', { slug })),
  region: async () => regionPage.loader(await visit('/e/pertama/daerah/64.71', { slug, code: '64.71' })),
  business: async () =>
    businessPage.loader(await visit('/e/pertama/pelaku-usaha/usaha-1', { slug, business: 'usaha-1' })),
  lasting: async () =>
    lastingBusinessPage.loader(
      await visit('/pelaku-usaha/panitia-pertama/usaha-1', { organiser: 'panitia-pertama', business: 'usaha-1' }),
    ),
  plan: async () => planPage.loader(await visit('/e/pertama/denah', { slug })),
};

describe('the public pages', () => {
  it('know what they show', async () => {
    const { edition, business, region, booth, offers } = await PAGES.business();
    expect({ edition, region, booth: booth?.number }).toEqual({
      edition: { slug, name: 'Pameran pertama', currency: 'IDR', contentVersion: expect.any(Number) },
      region: { code: '64.71', name: 'Balikpapan', fullName: 'Kota Balikpapan' },
      booth: 'A1',
    });
    expect(business).toMatchObject({ name: 'Contoh Usaha 1', whatsapp: '6281234567890', madeUp: true });
    expect(offers.map((offer) => [offer.slug, offer.price])).toEqual([['amplang-1', 25_000]]);
  });

  it('show a business under its lasting address, at every edition where it took part', async () => {
    const { sheet } = await PAGES.lasting();
    expect([
      sheet.business.name,
      sheet.region?.name,
      sheet.edition.slug,
      sheet.offers.map((each) => each.slug),
    ]).toEqual(['Contoh Usaha 1', 'Balikpapan', 'pertama', ['amplang-1']]);
    expect(sheet.tookPart).toMatchObject([
      { slug: 'pertama', booth: 'A1', count: 1, products: [{ slug: 'amplang-1' }], startsOn: '2023-06-23' },
    ]);
    expect((await PAGES.business()).canonical).toBe('/pelaku-usaha/panitia-pertama/usaha-1');
    for (const [organiser, business] of [
      ['panitia-lain', 'usaha-1'],
      ['panitia-pertama', 'x'],
      ['panitia-pertama', "'--"],
      ['x', 'usaha-1'],
    ] as const)
      await expect(
        visit(`/pelaku-usaha/${organiser}/x`, { organiser, business }).then((asked) =>
          lastingBusinessPage.loader(asked),
        ),
      ).rejects.toMatchObject({ code: 'request.not-found' });
  });

  it('open with the edition that is on, and name the others', async () => {
    const { loaded, others, enter } = await PAGES.front();
    expect(loaded?.edition.slug).toBe('lain');
    expect(others.map((edition) => edition.slug)).toEqual(['pertama']);
    expect(enter).toBe(true);
  });

  it('lead through the edition of the address, elsewhere through the one that is on', async () => {
    const publicUrl = 'http://127.0.0.1:3000';
    const of = (name: string) => ({
      publicUrl,
      draft: false,
      signedIn: false,
      organiser: expect.objectContaining({ name }),
    });
    expect(await frame.loader(await visit('/e/pertama', { slug }))).toEqual({ slug, ...of('Panitia pertama') });
    expect(await frame.loader(await visit('/privasi', {}))).toEqual({ slug: 'lain', ...of('Panitia lain') });
  });

  it('show a product of each region while nothing has been sold', async () => {
    const { overview, bestSellers } = await PAGES.edition();
    expect(bestSellers).toBeUndefined();
    expect(overview.picks.map((offer) => offer.slug)).toEqual(['amplang-1']);
  });

  it('narrow the products to a region and a category, and to none of another', async () => {
    const slugsOf = async (query: string) => {
      const { found } = await productsPage.loader(await visit(`/e/pertama/produk?${query}`, { slug }));
      return found.items.map((offer) => offer.slug);
    };
    expect(await slugsOf('daerah=64.71&kategori=kuliner')).toEqual(['amplang-1']);
    expect(await slugsOf('daerah=64.01')).toEqual([]);
    expect(await slugsOf('daerah=%27%3B--')).toEqual(['amplang-1']);
  });

  it.each([
    [
      'a region without a delegation',
      async () => regionPage.loader(await visit('/e/pertama/daerah/64.99', { slug, code: '64.99' })),
    ],
    [
      'what is no region at all',
      async () => regionPage.loader(await visit('/e/pertama/daerah/x', { slug, code: '../x' })),
    ],
    [
      'an unknown business',
      async () => businessPage.loader(await visit('/e/pertama/pelaku-usaha/x', { slug, business: 'x' })),
    ],
    [
      'a business of another organiser',
      async () =>
        businessPage.loader(await visit('/e/lain/pelaku-usaha/usaha-1', { slug: 'lain', business: 'usaha-1' })),
    ],
    ['an unknown edition', async () => planPage.loader(await visit('/e/x/denah', { slug: 'x' }))],
  ])('do not exist for %s', async (_, load) => {
    await expect(load()).rejects.toMatchObject({ code: 'request.not-found' });
  });

  it('ask no more of the database for three businesses than for one', async () => {
    const one = await statementsOfEach();
    second = await open(2);
    await open(3);
    expect(await statementsOfEach()).toEqual(one);
    const { businesses } = await PAGES.region();
    expect(businesses.map(({ name, booth, offers }) => [name, booth, offers.length])).toEqual([
      ['Contoh Usaha 1', 'A1', 1],
      ['Contoh Usaha 2', 'A2', 1],
      ['Contoh Usaha 3', 'A3', 1],
    ]);
    const { plan } = await PAGES.plan();
    expect(plan.booths.map((booth) => booth.number)).toEqual(['A1', 'A2', 'A3']);
  });

  it('show what sold best today, and from how many receipts that is counted', async () => {
    await sum('total', '', 12, 7);
    await sum('product', first, 3, 3);
    await sum('product', second, 9, 6);
    const { bestSellers } = await PAGES.edition();
    expect(bestSellers?.offers.map((offer) => offer.slug)).toEqual(['amplang-2', 'amplang-1']);
    expect(bestSellers).toMatchObject({ day: '2023-06-23', receipts: 7, asOf: OPENING });
  });
});

/** Of a second visit: the first one reads anew what is kept for as long as an edition does not change. */
async function statementsOfEach(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [page, load] of Object.entries(PAGES)) {
    await load();
    const before = statements;
    await load();
    counts[page] = statements - before;
  }
  return counts;
}
