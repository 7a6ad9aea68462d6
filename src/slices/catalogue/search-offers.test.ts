import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import type { RegionCode } from '../../kinds/region.ts';
import { BALIKPAPAN, openTestEdition, PASER, type TestEdition } from '../editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../exhibitors/index.ts';
import type { OfferSearch } from './contract.ts';
import { addCategory, addProduct, listOffersOfBusiness, listProduct, searchOffers, withdrawProduct } from './index.ts';

let test: TestEdition;
let camilan: Id<'business'>;
let batik: Id<'business'>;

async function maker(slug: string, name: string, region: RegionCode): Promise<Id<'business'>> {
  const { runner, ctx } = test;
  const story = { id: 'Sejak 1990.', en: 'Since 1990.' };
  return runner.command(ctx, async (tx) => {
    const input = { slug, name, region, story, whatsapp: null, madeUp: true };
    const business = await registerBusiness(ctx, tx, input);
    await takePart(ctx, tx, { business });
    return business;
  });
}

async function offer(business: Id<'business'>, slug: string, name: string, category: string, price: number) {
  const { runner, ctx } = test;
  return runner.command(ctx, async (tx) => {
    const description = { id: `${name} buatan sendiri.`, en: 'Made at home.' };
    const words = { name: { id: name, en: `${name} (en)` }, description };
    const product = await addProduct(ctx, tx, { business, slug, ...words, category, unit: null });
    await listProduct(ctx, tx, { product, price: money(price) });
    return product;
  });
}

function search(wanted: Partial<OfferSearch>) {
  return test.runner.query(test.ctx, (tx) => searchOffers(test.ctx, tx, { limit: 10, ...wanted }));
}

const slugs = async (wanted: Partial<OfferSearch>) => (await search(wanted)).items.map((item) => item.slug);

beforeAll(async () => {
  test = await openTestEdition();
  const { runner, ctx } = test;
  await runner.command(ctx, async (tx) => {
    await addCategory(ctx, tx, { code: 'kuliner', name: { id: 'Kuliner', en: 'Food' }, position: 1 });
    await addCategory(ctx, tx, { code: 'wastra', name: { id: 'Wastra', en: 'Textile' }, position: 2 });
  });
  camilan = await maker('camilan', 'Contoh Camilan', BALIKPAPAN);
  batik = await maker('batik', 'Contoh Batik', PASER);
  await offer(camilan, 'amplang', 'Amplang', 'kuliner', 25_000);
  await offer(batik, 'kain', 'Kain batik', 'wastra', 250_000);
});
afterAll(() => test.stop());

describe('searchOffers', () => {
  it('finds with a typo, by category word, maker and region', async () => {
    expect(await search({ typed: 'amplng' })).toMatchObject({
      items: [{ slug: 'amplang', price: 25_000, region: { name: 'Balikpapan' } }],
      currency: 'IDR',
      next: null,
      total: 1,
      byCategory: { kuliner: 1 },
      byRegion: { [BALIKPAPAN]: 1 },
      readAs: [{ typed: 'amplng', as: ['amplang'] }],
      leftOut: [],
      nearest: [],
    });
    expect(await slugs({ typed: 'textile' })).toEqual(['kain']);
    expect(await slugs({ typed: 'camilan balikpapan' })).toEqual(['amplang']);
    expect((await search({ typed: 'contoh batk' })).makers).toEqual([
      { slug: 'batik', name: 'Contoh Batik', region: 'Paser', booth: null, madeUp: true },
    ]);
  });

  it('says what to do when nothing is found', async () => {
    expect(await search({ typed: 'amplang', category: 'wastra' })).toMatchObject({ total: 0, elsewhere: 1 });
    expect(await search({ typed: 'mplng' })).toMatchObject({ total: 0, nearest: ['amplang'], elsewhere: 0 });
  });

  it('knows a change at the next search: a new product, another price and maker’s name, one taken off sale', async () => {
    const { runner, ctx } = test;
    const terasi = await offer(camilan, 'terasi', 'Terasi udang', 'kuliner', 30_000);
    expect(await slugs({ typed: 'trasi' })).toEqual(['terasi']);
    await runner.command(ctx, (tx) => listProduct(ctx, tx, { product: terasi, price: money(10_000) }));
    expect(await slugs({ sort: 'cheap' })).toEqual(['terasi', 'amplang', 'kain']);
    await runner.command(ctx, (tx) => withdrawProduct(ctx, tx, { product: terasi }));
    expect(await slugs({ sort: 'dear' })).toEqual(['kain', 'amplang']);
    expect(await slugs({ typed: 'terasi' })).toEqual([]);
  });

  it('shows no tester that costs nothing, but what the seller prices', async () => {
    const { runner, ctx } = test;
    const tester = await offer(camilan, 'tester', 'Tester gratis', 'kuliner', 0);
    expect(await slugs({ typed: 'tester' })).toEqual([]);
    expect((await runner.query(ctx, (tx) => listOffersOfBusiness(ctx, tx, camilan))).map(({ slug }) => slug)).toEqual([
      'amplang',
    ]);
    await runner.command(ctx, (tx) => listProduct(ctx, tx, { product: tester, price: money(0), freePrice: true }));
    expect(await slugs({ typed: 'tester' })).toEqual(['tester']);
    await runner.command(ctx, (tx) => withdrawProduct(ctx, tx, { product: tester }));
  });

  it('shows another organiser’s visitors nothing of it', async () => {
    const found = await test.runner.query(test.other, (tx) =>
      searchOffers(test.other, tx, { typed: 'amplang', limit: 5 }),
    );
    expect([found.items, found.total]).toEqual([[], 0]);
  });

  it('takes as many statements for three products as for one', async () => {
    const { ctx, countQueries } = test;
    await search({});
    const one = await countQueries((tx) => searchOffers(ctx, tx, { limit: 1 }));
    await offer(camilan, 'abon', 'Abon', 'kuliner', 40_000);
    await search({});
    const three = await countQueries((tx) => searchOffers(ctx, tx, { limit: 3 }));
    expect([one, three]).toEqual([3, 3]);
  });
});
