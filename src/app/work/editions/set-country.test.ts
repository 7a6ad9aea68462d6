import { afterAll, beforeAll, expect, it } from 'vitest';
import { money } from '../../../kinds/money.ts';
import { addProduct, listProduct } from '../../../slices/catalogue/index.ts';
import { getEditionFacts, listRegions } from '../../../slices/editions/index.ts';
import { BALIKPAPAN, openTestEdition, type TestEdition } from '../../../slices/editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../../../slices/exhibitors/index.ts';
import { getCountry } from '../../../slices/people/index.ts';
import { isCountryOpen, setCountry } from './set-country.ts';

let test: TestEdition;
beforeAll(async () => {
  test = await openTestEdition();
});
afterAll(() => test.stop());

it('gives the organiser another country’s regions, and its editions the money, and nobody else’s', async () => {
  const { runner, ctx, other } = test;
  await runner.command(other, (tx) => setCountry(other, tx, 'in'));
  const now = await runner.query(other, async (tx) => ({
    country: (await getCountry(other, tx)).country,
    regions: (await listRegions(other, tx)).length,
    edition: await getEditionFacts(other, tx),
  }));
  expect([now.country, now.regions, now.edition.country, now.edition.currency]).toEqual(['IN', 36, 'IN', 'INR']);
  const edition = await runner.query(ctx, (tx) => getEditionFacts(ctx, tx));
  expect([edition.country, edition.currency]).toEqual(['ID', 'IDR']);
});

it('is refused once something has a price', async () => {
  const { runner, ctx } = test;
  await runner.command(ctx, async (tx) => {
    const words = { story: { id: '', en: '' }, whatsapp: null, madeUp: true };
    const business = await registerBusiness(ctx, tx, { slug: 'satu', name: 'Satu', region: BALIKPAPAN, ...words });
    await takePart(ctx, tx, { business });
    const name = { id: 'Kue', en: 'Cake' };
    const product = await addProduct(ctx, tx, { business, slug: 'kue', name, category: 'kuliner', unit: null });
    await listProduct(ctx, tx, { product, price: money(10_000) });
  });
  expect(await runner.query(ctx, (tx) => isCountryOpen(ctx, tx))).toBe(false);
  const work = runner.command(ctx, (tx) => setCountry(ctx, tx, 'in'));
  await expect(work).rejects.toMatchObject({ code: 'editions.country-fixed' });
});
