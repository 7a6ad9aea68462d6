import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../../kinds/id.ts';
import { money } from '../../../kinds/money.ts';
import type { Membership } from '../../../platform/db/context.ts';
import { createPress } from '../../../platform/press/press.ts';
import { readPaper } from '../../../platform/press/testing/read-paper.ts';
import type { AtEdition } from '../../editions/index.ts';
import { BALIKPAPAN, openTestEdition, PASER, type TestEdition } from '../../editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../../exhibitors/index.ts';
import { addProduct, keepLabels, listLabelled, listProduct, sellProduct } from '../index.ts';
import { productCode } from '../rules/product-code.ts';
import type { LabelFilter } from './label-store.ts';
import { type LabelsInput, orderLabels } from './print-labels.ts';

const press = createPress(new URL('../../../../', import.meta.url));
let test: TestEdition;
let officer: AtEdition;
let here: Id<'business'>;
let there: Id<'business'>;
const product: Record<string, Id<'product'>> = {};

const as = (held: Partial<Membership>, at: AtEdition = test.ctx): AtEdition => {
  const membership = { organiser: at.organiser, role: 'officer' as const, region: null, business: null, booth: null };
  return { ...at, actor: { kind: 'person', user: newId<'user'>(), memberships: [{ ...membership, ...held }] } };
};

beforeAll(async () => {
  test = await openTestEdition();
  officer = as({});
  await test.runner.command(test.ctx, async (tx) => {
    const join = async (slug: string, region: typeof PASER) => {
      const story = { id: '', en: '' };
      const facts = { slug, name: `Usaha ${slug}`, region, story, whatsapp: null, madeUp: true };
      const business = await registerBusiness(test.ctx, tx, facts);
      await takePart(test.ctx, tx, { business });
      return business;
    };
    here = await join('camilan', BALIKPAPAN);
    there = await join('tenun', PASER);
    const sell = async (business: Id<'business'>, slug: string, price: number, freePrice = false) => {
      const names = { id: `Produk ${slug}`, en: `Product ${slug}` };
      product[slug] = await addProduct(test.ctx, tx, {
        business,
        slug,
        name: names,
        category: 'kuliner',
        unit: '250 g',
      });
      await listProduct(test.ctx, tx, { product: product[slug], price: money(price), freePrice });
    };
    await sell(here, 'amplang', 25_000);
    await sell(here, 'penguji', 0);
    await sell(here, 'sesukanya', 0, true);
    await sell(there, 'sarung', 1_250_000);
  });
});
afterAll(async () => {
  await press.close();
  await test.stop();
});

const of = (slug: string): Id<'product'> => {
  const found = product[slug];
  if (!found) throw new Error(slug);
  return found;
};
const input = (copies: Readonly<Record<string, number>>, more: Partial<LabelsInput> = {}): LabelsInput => ({
  format: 'a4-24',
  start: 1,
  lines: Object.entries(copies).map(([slug, count]) => ({ product: of(slug), copies: count })),
  ...more,
});
const keep = (ctx: AtEdition, asked: LabelsInput) => test.runner.command(ctx, (tx) => keepLabels(ctx, tx, asked));
const ALL = { all: true } as const;
const order = (print: Id<'label-print'>, locale: 'id' | 'en' = 'id') =>
  test.runner.query(officer, (tx) => orderLabels(officer, tx, { print, reach: ALL, locale }));
const slugs = async (filter: LabelFilter = {}) =>
  (await test.runner.query(officer, (tx) => listLabelled(officer, tx, ALL, filter))).items.map(({ slug }) => slug);

describe('price labels', () => {
  it('are for what is on sale and has a price: a tester at nought has none, a named price has', async () => {
    expect(await slugs()).toEqual(['amplang', 'sesukanya', 'sarung']);
    expect(await slugs({ business: there })).toEqual(['sarung']);
    expect(await slugs({ booth: 'Z9' })).toEqual([]);
    await expect(keep(officer, input({ penguji: 1 }))).rejects.toMatchObject({ code: 'catalogue.no-labels' });
  });

  it('say the price as receipts do, whose it is and the code, as often as asked for', async () => {
    const print = await keep(officer, input({ amplang: 2, penguji: 3, sesukanya: 1, sarung: 1 }, { start: 23 }));
    const { data } = (await order(print, 'en')) as { data: { skip: number; labels: Record<string, unknown>[] } };
    expect(data.skip).toBe(22);
    expect(data.labels.map(({ name, price, maker, unit, code }) => [name, price, maker, unit, code])).toEqual([
      ['Product amplang', 'Rp25.000', 'Usaha camilan · Balikpapan', '250 g', productCode(of('amplang'))],
      ['Product amplang', 'Rp25.000', 'Usaha camilan · Balikpapan', '250 g', productCode(of('amplang'))],
      [
        'Product sesukanya',
        'Price set at the booth',
        'Usaha camilan · Balikpapan',
        '250 g',
        productCode(of('sesukanya')),
      ],
      ['Product sarung', 'Rp1.250.000', 'Usaha tenun · Paser', '250 g', productCode(of('sarung'))],
    ]);
    const paper = await readPaper(Buffer.from(await press.print(await order(print))));
    expect(paper).toContain(productCode(of('sarung')));
    expect(paper.match(/Rp25\.000/g)).toHaveLength(2);
  });

  it('are asked for again where the price has changed since, or none was printed', async () => {
    expect(await slugs({ changed: true })).toEqual([]);
    const change = (price: number) =>
      test.runner.command(test.ctx, (tx) =>
        sellProduct(test.ctx, tx, { product: of('amplang'), price: money(price), onSale: true }),
      );
    await change(27_000);
    expect(await slugs({ changed: true })).toEqual(['amplang']);
    await keep(officer, input({ amplang: 1 }));
    expect(await slugs({ changed: true })).toEqual([]);
  });

  it('are one printing where the same form is sent twice, also at once', async () => {
    const asked = input({ sarung: 7 });
    const prints = await Promise.all([keep(officer, asked), keep(officer, asked)]);
    expect(new Set([...prints, await keep(officer, asked)]).size).toBe(1);
    expect(await keep(officer, input({ sarung: 8 }))).not.toBe(prints[0]);
  });

  it.each([
    ['a start beyond the sheet', { start: 25 }, 'request.invalid'],
    ['no line', { lines: [] }, 'catalogue.no-labels'],
    ['a strip begun late', { format: 'strip-58', start: 2 } as const, 'request.invalid'],
  ])('are refused for %s', async (_, more, code) => {
    await expect(keep(officer, input({ sarung: 1 }, more))).rejects.toMatchObject({ code });
  });

  it('are refused when they are too many', async () => {
    const lines = Array.from({ length: 7 }, () => ({ product: of('sarung'), copies: 500 }));
    await expect(keep(officer, input({}, { lines }))).rejects.toMatchObject({ code: 'catalogue.too-many-labels' });
  });

  it('reach a lead’s region and a producer’s business alone', async () => {
    const lead = as({ role: 'lead', region: PASER });
    const producer = as({ role: 'producer', business: here });
    await expect(keep(lead, input({ amplang: 1 }))).rejects.toMatchObject({ code: 'catalogue.no-labels' });
    await keep(lead, input({ sarung: 1 }));
    await expect(keep(producer, input({ sarung: 1 }))).rejects.toMatchObject({ code: 'catalogue.no-labels' });
    const print = await keep(producer, input({ amplang: 4 }));
    const reach = { all: false as const, regions: [PASER], businesses: [] };
    await expect(
      test.runner.query(lead, (tx) => orderLabels(lead, tx, { print, reach, locale: 'id' })),
    ).rejects.toMatchObject({ code: 'request.not-found' });
    await expect(keep(as({ role: 'curator' }), input({ amplang: 1 }))).rejects.toMatchObject({
      code: 'request.forbidden',
    });
  });

  it('of another organiser’s products there are none', async () => {
    const other = as({ role: 'organiser' }, test.other);
    await expect(keep(other, input({ amplang: 1 }))).rejects.toMatchObject({ code: 'catalogue.no-labels' });
    const print = await keep(officer, input({ amplang: 5 }));
    await expect(
      test.runner.query(other, (tx) => orderLabels(other, tx, { print, reach: ALL, locale: 'id' })),
    ).rejects.toMatchObject({ code: 'request.not-found' });
  });

  it('are listed and printed with the same number of queries, however many', async () => {
    const count = (filter: LabelFilter) => test.countQueries((tx) => listLabelled(officer, tx, ALL, filter));
    expect(await count({})).toBe(await count({ business: there }));
    const printed = async (copies: Record<string, number>) => {
      const print = await keep(officer, input(copies));
      return test.countQueries((tx) => orderLabels(officer, tx, { print, reach: ALL, locale: 'id' }));
    };
    expect(await printed({ amplang: 1, sesukanya: 1, sarung: 1 })).toBe(await printed({ amplang: 9 }));
  });
});
