import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import type { AtEdition } from '../editions/index.ts';
import { BALIKPAPAN, openTestEdition, type TestEdition } from '../editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../exhibitors/index.ts';
import { selectGoneCategories } from './category-store.ts';
import {
  addProduct,
  countUnmapped,
  createCategory,
  createProduct,
  listManaged,
  listOwnCategories,
  listUnfit,
  listUnmapped,
  mapWords,
  mergeCategory,
  moveCategory,
  renameCategory,
  takeUpProducts,
} from './index.ts';

let test: TestEdition;
let business: Id<'business'>;

beforeAll(async () => {
  test = await openTestEdition();
  const { runner, ctx } = test;
  await runner.command(ctx, async (tx) => {
    const story = { id: '', en: '' };
    const facts = { slug: 'camilan', name: 'Camilan', region: BALIKPAPAN, story, whatsapp: null, madeUp: true };
    business = await registerBusiness(ctx, tx, facts);
    await takePart(ctx, tx, { business });
  });
});
afterAll(() => test.stop());

const codes = async (ctx: AtEdition) =>
  (await test.runner.query(ctx, (tx) => listOwnCategories(ctx, tx))).map(({ code }) => code);

const lead = (): AtEdition => ({
  ...test.ctx,
  actor: {
    kind: 'person',
    user: newId(),
    memberships: [{ organiser: test.ctx.organiser, role: 'lead', region: BALIKPAPAN, business: null, booth: null }],
  },
});

const described = (said: string) => ({
  id: newId<'product'>(),
  name: { id: `Barang ${said}`, en: `Thing ${said}` },
  description: { id: '', en: '' },
  category: said,
  unit: null,
  price: money(10_000),
  photos: [],
});

describe('the categories of an organiser', () => {
  it('come with every organiser, its own, what fits nowhere else last', async () => {
    const mine = await codes(test.ctx);
    expect(mine).toEqual(await codes(test.other));
    expect([mine.length > 12, mine[0], mine.at(-1)]).toEqual([true, 'kuliner', 'lainnya']);
  });

  it('are added, renamed and put in order for this organiser alone', async () => {
    const { runner, ctx, other } = test;
    const theirs = await codes(other);
    await runner.command(ctx, async (tx) => {
      expect(await createCategory(ctx, tx, { name: { id: 'Alat musik', en: 'Instruments' } })).toBe('alat-musik');
      await renameCategory(ctx, tx, { code: 'kriya', name: { id: 'Kerajinan tangan', en: 'Handmade' } });
      await moveCategory(ctx, tx, { code: 'kue', to: 'up' });
      await moveCategory(ctx, tx, { code: 'kue', to: 'up' });
    });
    const after = await codes(ctx);
    expect([after.slice(0, 2), after.slice(-2)]).toEqual([
      ['kue', 'kuliner'],
      ['alat-musik', 'lainnya'],
    ]);
    expect(await codes(other)).toEqual(theirs);
    const found = await runner.query(other, (tx) => listOwnCategories(other, tx));
    expect(found.find(({ code }) => code === 'kriya')?.name.id).toBe('Kriya');
  });

  it('refuse a name that is taken, one that cannot be found, and whoever may not', async () => {
    const { runner, ctx } = test;
    const taken = runner.command(ctx, (tx) => createCategory(ctx, tx, { name: { id: 'WASTRA', en: 'Cloths' } }));
    await expect(taken).rejects.toMatchObject({ code: 'catalogue.category-name-taken' });
    const unknown = runner.command(ctx, (tx) => mergeCategory(ctx, tx, { from: 'mobil', into: 'wastra' }));
    await expect(unknown).rejects.toMatchObject({ code: 'catalogue.unknown-category' });
    const last = runner.command(ctx, (tx) => mergeCategory(ctx, tx, { from: 'lainnya', into: 'wastra' }));
    await expect(last).rejects.toMatchObject({ code: 'catalogue.category-stays' });
    const not = lead();
    const forbidden = runner.command(not, (tx) => createCategory(not, tx, { name: { id: 'Baru', en: 'New' } }));
    await expect(forbidden).rejects.toMatchObject({ code: 'request.forbidden' });
  });

  it('are merged with their products and their words, and are gone for whoever follows', async () => {
    const { runner, ctx } = test;
    const since = new Date(Date.now() - 60_000);
    await runner.command(ctx, async (tx) => {
      await addProduct(ctx, tx, {
        business,
        slug: 'gelang',
        name: { id: 'Gelang', en: 'Bracelet' },
        category: 'perhiasan',
        unit: null,
      });
      await mergeCategory(ctx, tx, { from: 'perhiasan', into: 'aksesori' });
      await takeUpProducts(ctx, tx, business, [described('Perhiasan dan manik-manik'), described('manik manik')]);
    });
    const all = await runner.query(ctx, (tx) => listOwnCategories(ctx, tx));
    expect(all.find(({ code }) => code === 'aksesori')?.products).toBe(3);
    expect(all.some(({ code }) => code === 'perhiasan')).toBe(false);
    const gone = await runner.query(ctx, (tx) => selectGoneCategories(ctx, tx, since));
    expect(gone).toEqual([{ id: 'perhiasan', at: expect.any(Number) }]);
  });
});

describe('an applicant’s own words', () => {
  it('are mapped once for all products, and remembered', async () => {
    const { runner, ctx } = test;
    const many = ['Kopi bubuk', 'kopi  BUBUK', 'Batok kelapa', ''].map(described);
    await runner.command(ctx, (tx) => takeUpProducts(ctx, tx, business, many));
    const waiting = await runner.query(ctx, (tx) => listUnmapped(ctx, tx));
    expect(waiting.map(({ word, products, proposed }) => [word, products, proposed])).toEqual([
      ['kopi bubuk', 2, 'kopi-teh'],
      ['', 1, undefined],
      ['batok kelapa', 1, undefined],
    ]);
    const moved = await runner.command(ctx, (tx) => mapWords(ctx, tx, { word: 'kopi bubuk', code: 'kopi-teh' }));
    expect([moved, await runner.query(ctx, (tx) => countUnmapped(ctx, tx))]).toEqual([2, 2]);
    await runner.command(ctx, (tx) => takeUpProducts(ctx, tx, business, [described('KOPI BUBUK!')]));
    const { total } = await runner.query(ctx, (tx) => listManaged(ctx, tx, { all: true }, { category: 'kopi-teh' }));
    expect(total).toBe(3);
  });
});

describe('a product after the application', () => {
  const fresh = (set: object = {}) => ({
    business,
    name: { id: 'Keripik pisang', en: '' },
    description: { id: '', en: '' },
    category: 'kuliner',
    unit: '200 g',
    price: money(15_000),
    freePrice: false,
    ...set,
  });

  it('is added and on sale at once, by a lead of the region as well, its address its own', async () => {
    const { runner, ctx } = test;
    const by = lead();
    // The same form sent twice, also at once, makes one.
    const once = { ...fresh(), id: newId<'product'>() };
    const made = await Promise.all([1, 2].map(() => runner.command(by, (tx) => createProduct(by, tx, once))));
    expect(made).toEqual(['keripik-pisang', 'keripik-pisang']);
    const second = await runner.command(ctx, (tx) => createProduct(ctx, tx, fresh()));
    expect(second).toMatch(/^keripik-pisang-[0-9a-f]{6}$/);
    const { items } = await runner.query(ctx, (tx) => listManaged(ctx, tx, { all: true }, { typed: 'pisang' }));
    expect(items.map(({ name_en, price, withdrawn }) => [name_en, price, withdrawn])).toEqual([
      ['Keripik pisang', 15_000, false],
      ['Keripik pisang', 15_000, false],
    ]);
  });

  it('is refused without a price, without a category, and to another tenant or role', async () => {
    const { runner, ctx, other } = test;
    const add = (at: AtEdition, set: object) => runner.command(at, (tx) => createProduct(at, tx, fresh(set)));
    await expect(add(ctx, { price: Number.NaN })).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(add(ctx, { category: 'mobil' })).rejects.toMatchObject({ code: 'catalogue.unknown-category' });
    await expect(add(ctx, { business: newId() })).rejects.toMatchObject({ code: 'exhibitors.unknown-business' });
    await expect(add(other, {})).rejects.toMatchObject({ code: 'exhibitors.unknown-business' });
    const cashier: AtEdition = {
      ...ctx,
      actor: {
        kind: 'person',
        user: newId(),
        memberships: [{ organiser: ctx.organiser, role: 'cashier', region: null, business: null, booth: null }],
      },
    };
    await expect(add(cashier, {})).rejects.toMatchObject({ code: 'request.forbidden' });
  });

  it('is listed at the same number of statements for one and for three', async () => {
    const { ctx, countQueries } = test;
    const one = await countQueries((tx) => listManaged(ctx, tx, { all: true }, { category: 'lainnya' }));
    const many = await countQueries((tx) => listManaged(ctx, tx, { all: true }));
    expect(many).toBe(one);
  });
});

describe('words of a list that is about to be taken in', () => {
  it('are told where they fit no category, with what they may mean, until somebody says it', async () => {
    const { ctx, runner, other } = test;
    const code = await runner.command(ctx, (tx) =>
      createCategory(ctx, tx, { name: { id: 'Sarung goyor', en: 'Goyor sarongs' } }),
    );
    const said = ['Sarung  Goyor', 'Goyor halus', 'goyor-halus', '', 'Lilin lebah', code];
    const unfit = (at: AtEdition, words = said) => runner.query(at, (tx) => listUnfit(at, tx, words));
    expect(await unfit(ctx)).toEqual([
      { word: 'goyor halus', said: 'Goyor halus', products: 2, proposed: code },
      { word: 'lilin lebah', said: 'Lilin lebah', products: 1, proposed: undefined },
    ]);
    expect((await unfit(other)).map(({ word }) => word)).toContain('sarung goyor');
    const queries = (words: string[]) => test.countQueries((tx) => listUnfit(ctx, tx, words));
    expect(await queries(said)).toBe(await queries(['Lilin lebah']));
    await expect(
      runner.command(lead(), (tx) => mapWords(lead(), tx, { word: 'goyor halus', code })),
    ).rejects.toMatchObject({ code: 'request.forbidden' });
    await runner.command(ctx, (tx) => mapWords(ctx, tx, { word: 'goyor halus', code }));
    expect((await unfit(ctx)).map(({ word }) => word)).toEqual(['lilin lebah']);
  });
});
