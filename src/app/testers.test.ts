/** A tester, which costs nothing, is on the till and nowhere else: in no list, page, map, picture or paper for everybody. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { money } from '../kinds/money.ts';
import { readPaper } from '../platform/press/testing/read-paper.ts';
import { getBusinessSheet, newestEditionOf, sellProduct } from '../slices/catalogue/index.ts';
import { type Hostile, openHostile } from './testing/open-hostile.ts';

let house: Hostile;
beforeAll(async () => {
  house = await openHostile(['Biasa']);
  const { runner, ctx } = house.test;
  await runner.command(ctx, async (tx) => {
    const { id } = await tx
      .selectFrom('catalogue.product')
      .select('id')
      .where('slug', '=', 'satu')
      .executeTakeFirstOrThrow();
    await sellProduct(ctx, tx, { product: id, price: money(0), onSale: true });
  });
});
afterAll(() => house.stop());

const AT = '/api/v1/editions/pertama';
const get = async (path: string) => {
  const answer = await house.app.request(path);
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
};
const json = async (path: string) => JSON.parse((await get(path)).bytes.toString());

it('stands in no list of the open data, and whoever follows it is told', async () => {
  const { items, gone } = await json(`${AT}/products?modifiedSince=2000-01-01T00:00:00Z`);
  expect(items.map(({ slug }: { slug: string }) => slug)).toEqual(['lagi-0']);
  expect(gone).toHaveLength(1);
  expect((await json(`${AT}/products?q=biasa`)).items).toHaveLength(1);
  expect((await get(`${AT}/products/satu`)).status).toBe(404);
  const { items: categories } = await json(`${AT}/categories`);
  expect(categories.find(({ code }: { code: string }) => code === 'ganjil').products).toBe(1);
});

it('has no page, no picture and no line in the map of the site', async () => {
  const maps =
    (await get('/peta-situs/pertama/0.xml')).bytes.toString() +
    (await get('/peta-situs/pertama/1.xml')).bytes.toString();
  expect(maps).toContain('/lagi-0<');
  expect(maps).not.toMatch(/produk\/[^<]*\bsatu</);
  const picture = house.declared('image/png').find((path) => path.includes('{kind}')) ?? '';
  const pictured = (key: string) => get(picture.replace('{kind}', 'product').replace('{file}', `${key}.png`));
  expect((await pictured('satu')).status).toBe(404);
  expect((await pictured('lagi-0')).status).toBe(200);
  const { runner, ctx } = house.test;
  await expect(runner.query(ctx, (tx) => newestEditionOf(ctx, tx, 'satu'))).rejects.toMatchObject({
    code: 'request.not-found',
  });
  const { tookPart, offers } = await runner.query(ctx, (tx) => getBusinessSheet(ctx, tx, 'satu'));
  expect(offers.map(({ slug }) => slug)).toEqual(['lagi-0']);
  expect(tookPart.map(({ count, products }) => [count, products.map(({ slug }) => slug)])).toEqual([[1, ['lagi-0']]]);
});

it('is in no paper that is made of the catalogue', async () => {
  const paths = house.declared('application/pdf').filter((path) => /catalogue\.pdf|labels\.pdf/.test(path));
  expect(paths).toHaveLength(2);
  for (const path of paths) {
    const words = await readPaper((await get(path)).bytes);
    expect([path, words.match(/Rp10\.000/g)?.length]).toEqual([path, 1]);
    expect(words).not.toMatch(/Rp0\b/);
  }
});
