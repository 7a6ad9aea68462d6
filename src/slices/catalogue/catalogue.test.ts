import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import { type Money, money } from '../../kinds/money.ts';
import type { RegionCode } from '../../kinds/region.ts';
import { BALIKPAPAN, OPENING, openTestEdition, PASER, type TestEdition } from '../editions/testing/test-edition.ts';
import {
  BUSINESS_RENAMED,
  decideName,
  findAskedName,
  mergeBusiness,
  registerBusiness,
  saveProfile,
  takePart,
} from '../exhibitors/index.ts';
import { addBooth, drawHall, placeBusiness, setBoothQris } from '../floor/index.ts';
import { staticQris } from '../floor/testing/static-qris.ts';
import {
  addProduct,
  CARRIED_EVERYWHERE_NEWS,
  CARRIED_NEWS,
  catalogueFacts,
  currentSnapshot,
  findCatalogueVersion,
  findOffer,
  getOverview,
  listCategories,
  listOffers,
  listOffersById,
  listProduct,
  renewCarried,
  renewCarriedEverywhere,
  snapshotFacts,
  withdrawProduct,
} from './index.ts';
import { openSnapshot } from './rules/open-snapshot.ts';

let test: TestEdition;
let booth: Id<'booth'>;
let amplangMaker: Id<'business'>;
let batikMaker: Id<'business'>;

beforeAll(async () => {
  test = await openTestEdition();
  const { runner, ctx } = test;
  await runner.command(ctx, async (tx) => {
    const exhibitor = async (slug: string, region: RegionCode) => {
      const story = { id: '', en: '' };
      const input = { slug, name: `Contoh ${slug}`, region, story, whatsapp: null, madeUp: true };
      const business = await registerBusiness(ctx, tx, input);
      await takePart(ctx, tx, { business });
      return business;
    };
    amplangMaker = await exhibitor('amplang', BALIKPAPAN);
    batikMaker = await exhibitor('batik', PASER);
    const hall = await drawHall(ctx, tx, { name: 'Aula', width: 9_000, depth: 9_000 });
    const rectangle = { x: 0, y: 0, width: 3_000, depth: 3_000 };
    booth = await addBooth(ctx, tx, { hall, number: 'A1', cluster: 'A', ...rectangle, region: BALIKPAPAN });
    await placeBusiness(ctx, tx, { booth, business: amplangMaker });
  });
});
afterAll(() => test.stop());

async function offer(
  slug: string,
  price: number,
  business = amplangMaker,
  category = 'kuliner',
): Promise<Id<'product'>> {
  const { runner, ctx } = test;
  const name = { id: `${slug} (id)`, en: `${slug} (en)` };
  return runner.command(ctx, async (tx) => {
    const product = await addProduct(ctx, tx, { business, slug, name, category, unit: '250 g' });
    await listProduct(ctx, tx, { product, price: money(price) });
    return product;
  });
}

function list(product: Id<'product'>, price: number): Promise<void> {
  return test.runner.command(test.ctx, (tx) => listProduct(test.ctx, tx, { product, price: money(price) }));
}

function snapshot() {
  return test.runner.command(test.ctx, (tx) => currentSnapshot(test.ctx, tx, booth));
}

function version(): Promise<number> {
  return test.runner.query(test.ctx, (tx) => findCatalogueVersion(test.ctx, tx, booth));
}

describe('listing', () => {
  it('puts a product where visitors read, page by page, region by region', async () => {
    const { runner, ctx } = test;
    const ids = { amplang: await offer('amplang', 25_000), batik: await offer('batik', 250_000, batikMaker, 'wastra') };
    await offer('kerupuk', 12_000);
    const first = {
      id: ids.amplang,
      slug: 'amplang',
      name: { id: 'amplang (id)', en: 'amplang (en)' },
      price: 25_000,
      freePrice: false,
      category: 'kuliner',
      unit: '250 g',
      business: { id: amplangMaker, slug: 'amplang', name: 'Contoh amplang', madeUp: true },
      region: { code: BALIKPAPAN, name: 'Balikpapan' },
      booth: 'A1',
      motif: 'amplang',
      photo: null,
    };
    const read = (filter = {}, page = {}) => runner.query(ctx, (tx) => listOffers(ctx, tx, filter, page));
    const slugs = async (filter = {}, page = {}) => {
      const found = await read(filter, page);
      return [found.items.map((item) => item.slug), found.next];
    };
    expect((await read({}, { limit: 1 })).items).toEqual([first]);
    expect(await slugs()).toEqual([['amplang', 'batik', 'kerupuk'], null]);
    expect(await slugs({}, { limit: 2 })).toEqual([['amplang', 'batik'], 'batik']);
    expect(await slugs({}, { limit: 2, after: 'batik' })).toEqual([['kerupuk'], null]);
    expect(await slugs({ region: PASER })).toEqual([['batik'], null]);
    expect(await slugs({ category: 'kuliner', region: PASER })).toEqual([[], null]);
    expect(await runner.query(ctx, (tx) => findOffer(ctx, tx, 'batik'))).toMatchObject({ booth: null, price: 250_000 });
    expect(
      (await runner.query(ctx, (tx) => listOffersById(ctx, tx, [ids.batik, newId(), ids.amplang]))).map(
        (each) => each.slug,
      ),
    ).toEqual(['batik', 'amplang']);
  });

  it('counts for the front page', async () => {
    const { runner, ctx } = test;
    const overview = await runner.query(ctx, (tx) => getOverview(ctx, tx));
    expect(overview).toMatchObject({ businesses: 2, products: 3 });
    expect(overview.regions.map(({ name, businesses, products }) => [name, businesses, products])).toEqual([
      ['Paser', 1, 1],
      ['Balikpapan', 1, 2],
    ]);
    expect(overview.picks.map((pick) => pick.slug)).toEqual(['batik', 'amplang']);
    const categories = await runner.query(ctx, (tx) => listCategories(ctx, tx));
    expect(categories.filter(({ products }) => products > 0)).toEqual([
      { code: 'kuliner', name: { id: 'Kuliner', en: 'Food' }, products: 2 },
      { code: 'wastra', name: { id: 'Wastra', en: 'Textiles' }, products: 1 },
    ]);
  });

  it('takes as many statements for three products as for one', async () => {
    const { ctx, countQueries } = test;
    const one = await countQueries((tx) => listOffers(ctx, tx, {}, { limit: 1 }));
    const three = await countQueries((tx) => listOffers(ctx, tx, {}, { limit: 3 }));
    expect([one, three]).toEqual([3, 3]);
    expect(await countQueries((tx) => getOverview(ctx, tx))).toBe(3);
  });

  it('refuses what cannot be sold here', async () => {
    const { runner, ctx } = test;
    await expect(list(newId(), 1)).rejects.toMatchObject({ code: 'catalogue.unknown-product' });
    await expect(list(newId(), -1)).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(offer('amplang', 1)).rejects.toMatchObject({ code: 'catalogue.slug-taken' });
    await expect(offer('baru', 1, newId())).rejects.toMatchObject({ code: 'exhibitors.unknown-business' });
    await expect(offer('baru', 1, amplangMaker, 'mobil')).rejects.toMatchObject({ code: 'catalogue.unknown-category' });
    const home = await runner.command(ctx, async (tx) => {
      const story = { id: '', en: '' };
      const input = { slug: 'di-rumah', name: 'Contoh', region: PASER, story, whatsapp: null, madeUp: true };
      const name = { id: 'Madu', en: 'Honey' };
      const business = await registerBusiness(ctx, tx, input);
      return addProduct(ctx, tx, { business, slug: 'madu', name, category: 'kuliner', unit: null });
    });
    await expect(list(home, 1)).rejects.toMatchObject({ code: 'catalogue.not-exhibiting' });
  });
});

describe('currentSnapshot', () => {
  it('is signed, says everything that a till must know, and stays while nothing changes', async () => {
    const first = await snapshot();
    expect(await snapshot()).toEqual(first);
    const opened = await openSnapshot(first, first.publicKey);
    expect(opened).toMatchObject({
      ok: true,
      value: {
        version: 1,
        edition: {
          slug: 'pertama',
          name: 'Pameran pertama',
          currency: 'IDR',
          zone: 'Asia/Jakarta',
          startsOn: '2023-06-23',
          endsOn: '2023-06-25',
        },
        booth: {
          id: booth,
          number: 'A1',
          regionCode: BALIKPAPAN,
          regionName: 'Balikpapan',
          qris: null,
          qrisDynamic: false,
        },
        organiser: { name: 'Panitia pertama' },
        businesses: [{ id: amplangMaker, name: 'Contoh amplang', region: BALIKPAPAN }],
        products: [{ price: 25_000 }, { price: 12_000 }],
        madeAt: new Date(OPENING).toISOString(),
      },
    });
  });

  it('opens for nobody who changed a byte or brought another key', async () => {
    const signed = await snapshot();
    const dearer = { ...signed, body: signed.body.replace('25000', '26000') };
    expect(await openSnapshot(dearer, signed.publicKey)).toMatchObject({ ok: false, code: 'not-signed' });
    const elsewhere = await test.runner.command(test.other, async (tx) => {
      const hall = await drawHall(test.other, tx, { name: 'Aula', width: 9_000, depth: 9_000 });
      const place = { x: 0, y: 0, width: 3_000, depth: 3_000 };
      const id = await addBooth(test.other, tx, { hall, number: 'A1', cluster: 'A', ...place, region: null });
      return currentSnapshot(test.other, tx, id);
    });
    expect(await openSnapshot(signed, elsewhere.publicKey)).toMatchObject({ ok: false, code: 'not-signed' });
  });

  it('becomes a new version with a new price, a withdrawn product and another QRIS string', async () => {
    const { runner, ctx } = test;
    const product = await offer('terasi', 30_000);
    const before = await version();
    await list(product, 30_000);
    expect(await version()).toBe(before);
    await list(product, 32_000);
    expect(await version()).toBe(before + 1);
    await runner.command(ctx, (tx) => withdrawProduct(ctx, tx, { product }));
    expect(await version()).toBe(before + 2);
    const qris = staticQris('CONTOH SATU');
    await runner.command(ctx, (tx) => setBoothQris(ctx, tx, { takes: true, booth, qris, dynamic: true }));
    await runner.command(ctx, (tx) => renewCarried(ctx, tx, { booth }));
    expect(await version()).toBe(before + 3);
    expect(CARRIED_NEWS).toEqual(['floor.booth-changed', 'floor.business-placed', 'floor.booth-qris-changed']);
  });

  it('has the new name of a seller after an officer accepted it, and not before', async () => {
    const { runner, ctx } = test;
    const held = { organiser: ctx.organiser, region: null, booth: null };
    const someone = (role: 'producer' | 'officer', business: Id<'business'> | null) => ({
      ...ctx,
      actor: { kind: 'person' as const, user: newId<'user'>(), memberships: [{ ...held, role, business }] },
    });
    const owner = someone('producer', amplangMaker);
    const officer = someone('officer', null);
    const renews = async () => {
      const news = await runner.command(ctx, (tx) =>
        tx.deleteFrom('platform.outbox').where('topic', '=', BUSINESS_RENAMED).returning('payload').execute(),
      );
      expect(CARRIED_EVERYWHERE_NEWS).toContain(BUSINESS_RENAMED);
      if (news.length > 0) await runner.command(ctx, (tx) => renewCarriedEverywhere(ctx, tx));
      return news.length;
    };
    const before = await version();
    const name = 'Amplang baru';
    await runner.command(owner, (tx) => saveProfile(owner, tx, { business: amplangMaker, name }));
    expect(await renews()).toBe(0);
    expect(await version()).toBe(before);
    await runner.command(officer, (tx) => decideName(officer, tx, { business: amplangMaker, name }));
    expect(await renews()).toBe(1);
    expect(await version()).toBe(before + 1);
    expect(JSON.parse((await snapshot()).body).businesses).toMatchObject([{ name }]);
    // An officer renames at once.
    await runner.command(officer, (tx) => saveProfile(officer, tx, { business: amplangMaker, name: 'Contoh amplang' }));
    expect(await renews()).toBe(1);
    expect(JSON.parse((await snapshot()).body).businesses).toMatchObject([{ name: 'Contoh amplang' }]);
    // Whoever puts another entry to it and takes that one's name renames it as well.
    await runner.command(owner, (tx) => saveProfile(owner, tx, { business: amplangMaker, name }));
    const twin = { slug: 'kembaran', name: 'Contoh Amplang!', region: BALIKPAPAN, story: { id: '', en: '' } };
    const drop = await runner.command(ctx, (tx) =>
      registerBusiness(ctx, tx, { ...twin, whatsapp: null, madeUp: true }),
    );
    const take = { name: 'drop', story: 'keep', whatsapp: 'keep', contactEmail: 'keep', class: 'keep' } as const;
    await runner.command(officer, (tx) => mergeBusiness(officer, tx, { keep: amplangMaker, drop, take }));
    expect(await renews()).toBe(1);
    expect(JSON.parse((await snapshot()).body).businesses).toMatchObject([{ name: 'Contoh Amplang!' }]);
    expect(await runner.query(ctx, (tx) => findAskedName(ctx, tx, amplangMaker))).toBeUndefined();
    await runner.command(officer, (tx) => saveProfile(officer, tx, { business: amplangMaker, name: 'Contoh amplang' }));
    expect(await renews()).toBe(1);
  });

  it('is made once by two who ask at the same time', async () => {
    const { runner, ctx } = test;
    const qris = staticQris('CONTOH DUA');
    await runner.command(ctx, (tx) => setBoothQris(ctx, tx, { takes: true, booth, qris, dynamic: false }));
    const [a, b] = await Promise.all([snapshot(), snapshot()]);
    expect(a).toEqual(b);
  });

  it('answers for a booth of another organiser as for one that is not there', async () => {
    const { runner, other, ctx } = test;
    const trespass = { ...other, edition: ctx.edition };
    await expect(runner.command(trespass, (tx) => currentSnapshot(trespass, tx, booth))).rejects.toMatchObject({
      code: 'request.not-found',
    });
  });
});

describe('facts', () => {
  it('of a version stay what they were when that version was given out', async () => {
    const { runner, ctx } = test;
    const product = await offer('abon', 60_000);
    const old = await version();
    await list(product, 65_000);
    const now = await version();
    const facts = await runner.query(ctx, (tx) =>
      snapshotFacts(tx, { organiser: ctx.organiser, booth }, new Set([old, now, 999])),
    );
    const fact = { business: amplangMaker, region: BALIKPAPAN, category: 'kuliner' };
    expect(facts.find(product, old)).toEqual({ ...fact, price: 60_000 as Money });
    expect(facts.find(product, now)).toEqual({ ...fact, price: 65_000 as Money });
    expect(facts.find(product, 999)).toBeUndefined();
    expect(facts.find(newId(), now)).toBeUndefined();
  });

  it('of the edition are read again only after a change', async () => {
    const { runner, ctx, countQueries } = test;
    const product = await offer('sirup', 40_000);
    const facts = await runner.query(ctx, (tx) => catalogueFacts(ctx, tx));
    expect(facts.get(product)).toEqual({
      slug: 'sirup',
      name: { id: 'sirup (id)', en: 'sirup (en)' },
      category: 'kuliner',
      business: { id: amplangMaker, slug: 'amplang', name: 'Contoh amplang' },
      region: { code: BALIKPAPAN, name: 'Balikpapan' },
      motif: 'sirup',
    });
    expect(await countQueries((tx) => catalogueFacts(ctx, tx))).toBe(1);
  });
});
