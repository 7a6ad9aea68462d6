import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import type { RegionCode } from '../../kinds/region.ts';
import type { Role } from '../../platform/db/context.ts';
import { keepPhoto } from '../../platform/files/index.ts';
import type { AtEdition } from '../editions/index.ts';
import { BALIKPAPAN, openTestEdition, PASER, type TestEdition } from '../editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../exhibitors/index.ts';
import {
  addCategory,
  addProduct,
  editProduct,
  getManaged,
  getProductSheet,
  listManaged,
  listProduct,
  searchOffers,
  sellProduct,
  setPhotos,
} from './index.ts';

let test: TestEdition;
let camilan: Id<'business'>;
let batik: Id<'business'>;
let amplang: Id<'product'>;

async function maker(slug: string, region: RegionCode): Promise<Id<'business'>> {
  const { runner, ctx } = test;
  return runner.command(ctx, async (tx) => {
    const story = { id: '', en: '' };
    const business = await registerBusiness(ctx, tx, { slug, name: slug, region, story, whatsapp: null, madeUp: true });
    await takePart(ctx, tx, { business });
    return business;
  });
}

async function offer(business: Id<'business'>, slug: string): Promise<Id<'product'>> {
  const { runner, ctx } = test;
  return runner.command(ctx, async (tx) => {
    const name = { id: slug, en: slug };
    const product = await addProduct(ctx, tx, { business, slug, name, category: 'kuliner', unit: null });
    await listProduct(ctx, tx, { product, price: money(25_000) });
    return product;
  });
}

beforeAll(async () => {
  test = await openTestEdition();
  const { runner, ctx } = test;
  await runner.command(ctx, (tx) =>
    addCategory(ctx, tx, { code: 'kuliner', name: { id: 'Kuliner', en: 'Food' }, position: 1 }),
  );
  camilan = await maker('camilan', BALIKPAPAN);
  batik = await maker('batik', PASER);
  amplang = await offer(camilan, 'amplang');
  await offer(batik, 'kain');
});
afterAll(() => test.stop());

function as(role: Role, scope: { region?: RegionCode; business?: Id<'business'> } = {}): AtEdition {
  const { region = null, business = null } = scope;
  const membership = { organiser: test.ctx.organiser, role, region, business, booth: null };
  return { ...test.ctx, actor: { kind: 'person', user: newId(), memberships: [membership] } };
}

const words = {
  name: { id: 'Amplang tenggiri', en: 'Mackerel crackers' },
  description: { id: 'Renyah.', en: 'Crisp.' },
  category: 'kuliner',
  unit: '250 g',
};

function edit(ctx: AtEdition, changes: Partial<typeof words> = {}): Promise<void> {
  return test.runner.command(ctx, (tx) => editProduct(ctx, tx, { product: amplang, ...words, ...changes }));
}

describe('a product', () => {
  it('is changed by its producer, its lead and the committee, and by nobody else', async () => {
    for (const ctx of [
      as('producer', { business: camilan }),
      as('lead', { region: BALIKPAPAN }),
      as('officer'),
      as('organiser'),
    ])
      await edit(ctx);
    for (const ctx of [as('producer', { business: batik }), as('lead', { region: PASER }), as('cashier')])
      await expect(edit(ctx)).rejects.toMatchObject({ code: 'request.forbidden' });
    const { runner, ctx } = test;
    expect(await runner.query(ctx, (tx) => getProductSheet(ctx, tx, 'amplang'))).toMatchObject({
      offer: { name: words.name, unit: '250 g', price: 25_000 },
      description: words.description,
      over: false,
      others: [],
      appearances: [{ slug: 'pertama' }],
    });
    expect((await runner.query(ctx, (tx) => searchOffers(ctx, tx, { typed: 'renyah', limit: 5 }))).total).toBe(1);
  });

  it('keeps no personal number and no nameless product', async () => {
    const ctx = as('producer', { business: camilan });
    await expect(edit(ctx, { description: { id: 'NIK 6471012345678901', en: '' } })).rejects.toMatchObject({
      code: 'exhibitors.personal-number',
    });
    await expect(edit(ctx, { name: { id: ' ', en: '' } })).rejects.toMatchObject({ code: 'request.invalid' });
    await expect(edit(ctx, { category: 'mobil' })).rejects.toMatchObject({ code: 'catalogue.unknown-category' });
  });

  it('goes off sale and comes back with its price, in sight of those who manage it', async () => {
    const ctx = as('producer', { business: camilan });
    const { runner } = test;
    const sell = (onSale: boolean) =>
      runner.command(ctx, (tx) => sellProduct(ctx, tx, { product: amplang, price: money(27_000), onSale }));
    await sell(false);
    await expect(runner.query(ctx, (tx) => getProductSheet(ctx, tx, 'amplang'))).rejects.toMatchObject({
      code: 'request.not-found',
    });
    const own = { all: false, regions: [], businesses: [camilan] } as const;
    expect((await runner.query(ctx, (tx) => listManaged(ctx, tx, own))).items).toMatchObject([
      { slug: 'amplang', price: 27_000, withdrawn: true },
    ]);
    await expect(runner.query(ctx, (tx) => getManaged(ctx, tx, own, 'kain'))).rejects.toMatchObject({
      code: 'request.not-found',
    });
    await sell(true);
    expect((await runner.query(ctx, (tx) => getProductSheet(ctx, tx, 'amplang'))).offer.price).toBe(27_000);
  });

  it('shows its photographs in their order, the first as the cover', async () => {
    const { runner, ctx } = test;
    const send = async (background: string) => {
      const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background } })
        .png()
        .toBuffer();
      return (await keepPhoto(runner, ctx, { id: newId(), bytes, business: camilan })).id;
    };
    const [red, blue] = [await send('red'), await send('blue')];
    const set = (photos: Id<'photo'>[]) =>
      runner.command(ctx, (tx) => setPhotos(ctx, tx, { product: amplang, photos }));
    const shown = async () => {
      const sheet = await runner.query(ctx, (tx) => getProductSheet(ctx, tx, 'amplang'));
      return [sheet.offer.photo?.id, sheet.photos.map(({ id }) => id)];
    };
    await set([red, blue]);
    expect(await shown()).toEqual([red, [red, blue]]);
    await set([blue, red]);
    expect(await shown()).toEqual([blue, [blue, red]]);
    await set([red]);
    expect(await shown()).toEqual([red, [red]]);
    await expect(set([newId()])).rejects.toMatchObject({ code: 'files.unknown' });
  });
});
