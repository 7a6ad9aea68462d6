import { afterAll, beforeAll, expect, test } from 'vitest';
import { money } from '../kinds/money.ts';
import { createLog } from '../platform/log/log.ts';
import { addCategory, addProduct, listProduct, searchOffers } from '../slices/catalogue/index.ts';
import { findTenant } from '../slices/editions/index.ts';
import { BALIKPAPAN, openTestEdition, type TestEdition } from '../slices/editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../slices/exhibitors/index.ts';
import { createShelfFiller } from './fill-shelves.ts';

let edition: TestEdition;
beforeAll(async () => {
  edition = await openTestEdition();
});
afterAll(() => edition.stop());

test('a search never has to fill the shelf: neither the first one nor the one after a change', async () => {
  const { runner, ctx } = edition;
  const both = (text: string) => ({ id: text, en: text });
  const product = await runner.command(ctx, async (tx) => {
    await addCategory(ctx, tx, { code: 'kuliner', name: both('Kuliner'), position: 1 });
    const maker = { slug: 'camilan', name: 'Contoh Camilan', region: BALIKPAPAN, story: both(''), whatsapp: null };
    const business = await registerBusiness(ctx, tx, { ...maker, madeUp: true });
    await takePart(ctx, tx, { business });
    const words = { name: both('Amplang'), description: both('Gurih.'), category: 'kuliner', unit: null };
    return addProduct(ctx, tx, { business, slug: 'amplang', ...words });
  });
  const setPrice = (price: number) =>
    runner.command(ctx, (tx) => listProduct(ctx, tx, { product, price: money(price) }));
  /** Statements of a search; they are more where the search has to fill the shelf. */
  const statements = () => edition.countQueries((tx) => searchOffers(ctx, tx, { typed: 'amplang', limit: 5 }));
  const shelves = createShelfFiller({
    runner,
    clock: ctx.clock,
    log: createLog('silent'),
    findTenant: (slug) => findTenant(runner.db, slug),
  });
  await setPrice(30_000);
  await shelves.fillAll();
  const ready = await statements();
  await setPrice(31_000);
  expect(await statements()).toBeGreaterThan(ready);
  await setPrice(32_000);
  shelves.fill('pertama');
  shelves.fill('pertama');
  await shelves.fillAll();
  expect(await statements()).toBe(ready);
  const { items } = await runner.query(ctx, (tx) => searchOffers(ctx, tx, { typed: 'amplang', limit: 1 }));
  expect(items.map((item) => item.price)).toEqual([32_000]);
  await shelves.stop();
});
