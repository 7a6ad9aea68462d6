import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../../kinds/id.ts';
import type { RegionCode } from '../../../kinds/region.ts';
import { contentOf } from '../../../platform/lists/index.ts';
import type { AtEdition } from '../../editions/index.ts';
import { BALIKPAPAN, openTestEdition, PASER, type TestEdition } from '../../editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../../exhibitors/index.ts';
import { addProduct, countUnmapped, listManaged } from '../index.ts';
import type { ProductColumn } from './columns.ts';
import type { ProductListId } from './list-store.ts';
import {
  discardProductList,
  keepProductList,
  listWaitingLists,
  sayProductColumns,
  showProductList,
  takeInProductList,
} from './lists.ts';

let test: TestEdition;
let here: Id<'business'>;
let there: Id<'business'>;
let officer: AtEdition;
const user = newId<'user'>();

beforeAll(async () => {
  test = await openTestEdition();
  const { runner, ctx } = test;
  officer = as({ role: 'officer' });
  await test.database.db
    .insertInto('people.user')
    .values({
      id: user,
      name: 'Petugas',
      email: `${user}@contoh.invalid`,
      emailVerified: true,
      createdAt: new Date(),
      updatedAt: new Date(),
      twoFactorEnabled: null,
    })
    .execute();
  await runner.command(ctx, async (tx) => {
    const add = async (slug: string, name: string, region: RegionCode) => {
      const facts = { slug, name, region, story: { id: '', en: '' }, whatsapp: null, madeUp: true };
      const business = await registerBusiness(ctx, tx, facts);
      await takePart(ctx, tx, { business });
      return business;
    };
    here = await add('camilan', 'Camilan Manggar', BALIKPAPAN);
    there = await add('udang', 'Udang Paser', PASER);
  });
});
afterAll(() => test.stop());

type Held = Extract<AtEdition['actor'], { kind: 'person' }>['memberships'][number];

function as(held: Partial<Held> & Pick<Held, 'role'>, at: AtEdition = test.ctx): AtEdition {
  const whole = { organiser: at.organiser, region: null, business: null, booth: null, ...held };
  return { ...at, actor: { kind: 'person', user, memberships: [whole] } };
}

const HEADER = ['Nama usaha', 'Nama produk', 'Kategori', 'Harga'];

async function keep(ctx: AtEdition, rows: readonly (readonly string[])[]): Promise<ProductListId> {
  const id = newId<'product-list'>();
  const content = contentOf({
    header: HEADER,
    rows: rows.map((cells, at) => ({ line: at + 2, cells, formulas: [] })),
  });
  await test.runner.command(ctx, (tx) => keepProductList(ctx, tx, { id, fileName: 'produk.xlsx', content }));
  return id;
}
const take = (ctx: AtEdition, id: ProductListId) => test.runner.command(ctx, (tx) => takeInProductList(ctx, tx, id));
const names = async () => {
  const { items } = await test.runner.query(test.ctx, (tx) => listManaged(test.ctx, tx, { all: true }));
  return items.map((each) => [each.business_name, each.name_id, each.category, each.price]);
};

describe('a list of products', () => {
  it('counts nothing before it is taken in, and then once', async () => {
    const id = await keep(officer, [
      ['Camilan Manggar', 'Abon tuna', 'kuliner', '25.000'],
      ['Udang Paser', 'Terasi', 'bumbu rahasia', 'Rp 12.000'],
    ]);
    expect(await names()).toEqual([]);
    const { checked } = await test.runner.query(officer, (tx) => showProductList(officer, tx, id));
    expect(checked?.lines.map(({ verdict, code }) => [verdict, code])).toEqual([
      ['fresh', 'kuliner'],
      ['fresh', undefined],
    ]);
    const once = { fresh: 2, listed: 0, known: 0 };
    expect(await Promise.all([take(officer, id), take(officer, id)])).toEqual([once, once]);
    const after = [
      ['Camilan Manggar', 'Abon tuna', 'kuliner', 25_000],
      ['Udang Paser', 'Terasi', 'lainnya', 12_000],
    ];
    expect(await names()).toEqual(after);
    expect(await test.runner.query(officer, (tx) => countUnmapped(test.ctx, tx))).toBe(1);

    const again = await keep(officer, [['camilan', 'abon TUNA', 'kuliner', '30000']]);
    expect(await take(officer, again)).toEqual({ fresh: 0, listed: 0, known: 1 });
    expect(await names()).toEqual(after);
  });

  it('says what a product costs here already, which it leaves as it is', async () => {
    const id = await keep(officer, [['Camilan Manggar', 'Abon tuna', 'kuliner', '2.500']]);
    const { checked } = await test.runner.query(officer, (tx) => showProductList(officer, tx, id));
    expect(checked?.lines.map(({ verdict, before, product }) => [verdict, before, product?.price])).toEqual([
      ['known', 25_000, 2_500],
    ]);
    await test.runner.command(officer, (tx) => discardProductList(officer, tx, id));
  });

  it('puts on sale here what a business made before', async () => {
    await test.runner.command(test.ctx, (tx) =>
      addProduct(test.ctx, tx, {
        business: here,
        slug: 'peyek',
        name: { id: 'Peyek', en: 'Peyek' },
        category: 'kuliner',
        unit: null,
      }),
    );
    expect(await take(officer, await keep(officer, [['camilan', 'Peyek', '', '8000']]))).toEqual({
      fresh: 0,
      listed: 1,
      known: 0,
    });
    expect((await names()).map(([, name]) => name)).toContain('Peyek');
  });

  it('is taken in whole or not at all, and stays', async () => {
    const before = await names();
    const id = await keep(officer, [
      ['camilan', 'Baru', 'kuliner', '1000'],
      ['camilan', 'Lama', 'kuliner', 'murah'],
    ]);
    await expect(take(officer, id)).rejects.toMatchObject({ code: 'catalogue.list-faulty', data: { count: 1 } });
    expect(await names()).toEqual(before);
    expect((await test.runner.query(officer, (tx) => listWaitingLists(officer, tx))).map((each) => each.id)).toEqual([
      id,
    ]);
    await test.runner.command(officer, (tx) => discardProductList(officer, tx, id));
    await expect(take(officer, id)).rejects.toMatchObject({ code: 'catalogue.unknown-list' });
  });

  it('speaks for a lead’s region and a producer’s business alone', async () => {
    const lead = as({ role: 'lead', region: BALIKPAPAN });
    const foreign = await keep(lead, [['Udang Paser', 'Petis', 'kuliner', '9000']]);
    await expect(take(lead, foreign)).rejects.toMatchObject({ code: 'catalogue.list-faulty' });
    const producer = as({ role: 'producer', business: there });
    const own = await keep(producer, [['', 'Petis', 'kuliner', '9000']]);
    expect(await take(producer, own)).toEqual({ fresh: 1, listed: 0, known: 0 });
    await expect(keep(as({ role: 'curator' }), [])).rejects.toMatchObject({ code: 'request.forbidden' });
  });

  it('is read as somebody says, and so is the next one with the same headings, of this organiser alone', async () => {
    const foreign = async (ctx: AtEdition, header: readonly string[], name: string) => {
      const id = newId<'product-list'>();
      const content = contentOf({ header, rows: [{ line: 2, cells: ['camilan', name, '4.500'], formulas: [] }] });
      await test.runner.command(ctx, (tx) => keepProductList(ctx, tx, { id, fileName: 'lijst.csv', content }));
      return id;
    };
    const look = async (ctx: AtEdition, id: ProductListId) =>
      (await test.runner.query(ctx, (tx) => showProductList(ctx, tx, id))).checked;
    const say = (ctx: AtEdition, id: ProductListId, columns: readonly (ProductColumn | null)[]) =>
      test.runner.command(ctx, (tx) =>
        sayProductColumns(ctx, tx, id, { line: 1, meanings: new Map(columns.entries()) }),
      );
    const HEADINGS = ['Firma', 'Artikel', 'Prijs'];
    const id = await foreign(officer, HEADINGS, 'Ampiang');
    expect(await look(officer, id)).toMatchObject({ named: false, columns: { missing: ['product', 'price'] } });
    await expect(take(officer, id)).rejects.toMatchObject({ code: 'catalogue.list-faulty' });
    const stranger = as({ role: 'organiser' }, test.other);
    await expect(say(stranger, id, [])).rejects.toMatchObject({ code: 'catalogue.unknown-list' });
    expect(await say(officer, id, ['business', 'product', 'product'])).toBe('product');
    // Half of it is kept, and not remembered.
    await say(officer, id, ['business', 'product', null]);
    expect(await look(officer, id)).toMatchObject({ columns: { missing: ['price'], said: { by: 'person' } } });
    expect(await look(officer, await foreign(officer, HEADINGS, 'Lain'))).toMatchObject({ columns: { said: null } });
    await say(officer, id, ['business', 'product', 'price']);
    expect(await take(officer, id)).toEqual({ fresh: 1, listed: 0, known: 0 });

    const next = await foreign(
      officer,
      HEADINGS.map((heading) => heading.toUpperCase()),
      'Ampiang dua',
    );
    expect(await look(officer, next)).toMatchObject({
      named: true,
      columns: { said: { by: 'before' } },
      lines: [{ product: { name: 'Ampiang dua', price: 4_500 } }],
    });
    expect(await look(stranger, await foreign(stranger, HEADINGS, 'Lain'))).toMatchObject({ columns: { said: null } });
  });

  it('is not found by another organiser', async () => {
    const id = await keep(officer, [['camilan', 'Baru', 'kuliner', '1000']]);
    await expect(take(as({ role: 'organiser' }, test.other), id)).rejects.toMatchObject({
      code: 'catalogue.unknown-list',
    });
  });

  it('is looked at with the same number of queries, however long it is', async () => {
    const many = Array.from({ length: 3 }, (_, at) => ['camilan', `Sambal ${at}`, 'kuliner', '1000']);
    const count = async (id: ProductListId) => test.countQueries((tx) => showProductList(officer, tx, id));
    expect(await count(await keep(officer, many))).toBe(await count(await keep(officer, many.slice(0, 1))));
  });
});
