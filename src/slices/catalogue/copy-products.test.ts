import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import type { RegionCode } from '../../kinds/region.ts';
import { type AtEdition, createEdition, createSeries, setDelegation } from '../editions/index.ts';
import {
  BALIKPAPAN,
  editionNamed,
  openTestEdition,
  PASER,
  type TestEdition,
} from '../editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../exhibitors/index.ts';
import { addProduct, copyProducts, listEarlier, listManaged, listProduct, withdrawProduct } from './index.ts';

let test: TestEdition;
let now: AtEdition;
let abon: Id<'product'>;
let peyek: Id<'product'>;
let terasi: Id<'product'>;
let elsewhere: Id<'product'>;

beforeAll(async () => {
  test = await openTestEdition();
  const { runner, ctx } = test;
  now = { ...ctx, edition: newId<'edition'>() };
  await runner.command(ctx, async (tx) => {
    const series = await createSeries(ctx, tx, { name: 'Berikutnya' });
    await createEdition(now, tx, editionNamed('berikutnya', series, now.edition));
    for (const region of [BALIKPAPAN, PASER])
      await setDelegation(now, tx, { region, position: 1, boothQuota: 2, producerQuota: 3, leadAgency: null });
    const add = async (slug: string, region: RegionCode, at: readonly AtEdition[]) => {
      const facts = { slug, name: slug, region, story: { id: '', en: '' }, whatsapp: null, madeUp: true };
      const business = await registerBusiness(ctx, tx, facts);
      for (const each of at) await takePart(each, tx, { business });
      return business;
    };
    const sold = async (business: Id<'business'>, slug: string, price: number) => {
      const name = { id: slug, en: slug };
      const product = await addProduct(ctx, tx, { business, slug, name, category: 'kuliner', unit: null });
      await listProduct(ctx, tx, { product, price: money(price) });
      return product;
    };
    const camilan = await add('camilan', BALIKPAPAN, [ctx, now]);
    abon = await sold(camilan, 'abon', 25_000);
    peyek = await sold(camilan, 'peyek', 8_000);
    terasi = await sold(await add('udang', PASER, [now, ctx]), 'terasi', 12_000);
    elsewhere = await sold(await add('tinggal', BALIKPAPAN, [ctx]), 'ikan', 9_000);
    // Taken off sale here: it was here.
    await listProduct(now, tx, { product: peyek, price: money(8_000) });
    await withdrawProduct(now, tx, { product: peyek });
  });
});
afterAll(() => test.stop());

function as(role: 'lead' | 'curator', at: AtEdition): AtEdition {
  const held = { organiser: at.organiser, role, region: BALIKPAPAN, business: null, booth: null } as const;
  return { ...at, actor: { kind: 'person', user: newId(), memberships: [held] } };
}
const earlier = (at = now) =>
  test.runner
    .query(at, (tx) => listEarlier(at, tx, { all: true }))
    .then((all) => all.map(({ id, price, edition }) => [id, price, edition]));

it('offers what was sold then and was never here, of those who take part', async () => {
  expect(await earlier()).toEqual([
    [abon, 25_000, 'Pameran pertama'],
    [terasi, 12_000, 'Pameran pertama'],
  ]);
  const lead = { all: false, regions: [PASER], businesses: [] } as const;
  const seen = await test.runner.query(now, (tx) => listEarlier(now, tx, lead));
  expect(seen.map(({ id }) => id)).toEqual([terasi]);
});

it('is refused to whoever may not, and to another organiser there is nothing', async () => {
  const copy = (at: AtEdition, products: readonly string[]) =>
    test.runner.command(at, (tx) => copyProducts(at, tx, { products }));
  await expect(copy(as('curator', now), [abon])).rejects.toMatchObject({ code: 'request.forbidden' });
  await expect(copy(as('lead', now), [abon, terasi])).rejects.toMatchObject({ code: 'request.forbidden' });
  expect(await copy(test.other, [abon])).toBe(0);
  expect((await earlier()).length).toBe(2);
});

it('copies what was chosen with its price, once', async () => {
  const lead = as('lead', now);
  const copy = () => test.runner.command(lead, (tx) => copyProducts(lead, tx, { products: [abon, peyek] }));
  expect([await copy(), await copy()]).toEqual([1, 0]);
  const { items } = await test.runner.query(now, (tx) => listManaged(now, tx, { all: true }));
  expect(items.map(({ id, price, withdrawn }) => [id, price, withdrawn])).toEqual([
    [abon, 25_000, false],
    [peyek, 8_000, true],
  ]);
  expect((await earlier()).map(([id]) => id)).toEqual([terasi]);
  await expect(test.runner.command(now, (tx) => copyProducts(now, tx, { products: [elsewhere] }))).resolves.toBe(0);
});
