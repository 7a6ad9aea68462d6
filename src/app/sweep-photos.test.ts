import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Id, newId } from '../kinds/id.ts';
import { keepPhoto } from '../platform/files/index.ts';
import { saveDraft, startApplication } from '../slices/call/index.ts';
import { ITEM, openTestCall, type TestCall } from '../slices/call/testing/open-call.ts';
import { addCategory, addProduct, setPhotos } from '../slices/catalogue/index.ts';
import { BALIKPAPAN } from '../slices/editions/testing/test-edition.ts';
import { sweepPhotos } from './sweep-photos.ts';

const DAY = 24 * 3_600_000;

let call: TestCall;
beforeAll(async () => {
  call = await openTestCall();
});
afterAll(() => call.stop());

async function send(shade: number): Promise<Id<'photo'>> {
  const background = { r: shade, g: shade, b: shade };
  const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .png()
    .toBuffer();
  return (await keepPhoto(call.runner, call.ctx, { id: newId(), bytes })).id;
}

const kept = async () =>
  (await call.runner.query(call.ctx, (tx) => tx.selectFrom('platform.file').select('id').orderBy('id').execute())).map(
    ({ id }) => id,
  );

/** A product on sale of a business of its own. */
async function productOf(slug: string): Promise<Id<'product'>> {
  const { runner, ctx } = call;
  const business = await call.register(slug, BALIKPAPAN);
  const name = { id: slug, en: slug };
  return runner.command(ctx, async (tx) => {
    await addCategory(ctx, tx, { code: slug, name, position: 2 });
    return addProduct(ctx, tx, { business, slug, name, category: slug, unit: null });
  });
}

const show = (product: Id<'product'>, photos: Id<'photo'>[]) =>
  call.runner.command(call.ctx, (tx) => setPhotos(call.ctx, tx, { product, photos }));

async function isPublic(photo: Id<'photo'>): Promise<boolean | undefined> {
  const rows = call.runner.query(call.ctx, (tx) =>
    tx.selectFrom('platform.file').select('public').where('id', '=', photo).execute(),
  );
  return (await rows)[0]?.public;
}

test('a photograph of two products is seen while one shows it, also when both change at once', async () => {
  const [one, two, photo] = [await productOf('dua'), await productOf('tiga'), await send(60)];
  await show(one, [photo]);
  await show(two, [photo]);
  await show(one, []);
  expect(await isPublic(photo)).toBe(true);
  for (let turn = 0; turn < 10; turn++) {
    const [from, to] = turn % 2 === 0 ? [two, one] : [one, two];
    await Promise.all([show(from, []), show(to, [photo])]);
    expect([turn, await isPublic(photo)]).toEqual([turn, true]);
  }
  await Promise.all([show(one, []), show(two, [])]);
  expect(await isPublic(photo)).toBe(false);
});

test('a photograph attached in the moment of the sweep is kept, or refused to who attaches it', async () => {
  const { runner, ctx } = call;
  const [product, begun] = [await productOf('empat'), ctx.clock.now()];
  for (let turn = 0; turn < 10; turn++) {
    const photo = await send(61 + turn);
    const sweepAt = (days: number) => sweepPhotos({ runner }, { now: () => begun + days * DAY });
    await sweepAt(0);
    const [attached] = await Promise.allSettled([show(product, [photo]), sweepAt(8)]);
    if (attached.status === 'rejected') expect(attached.reason).toMatchObject({ code: 'files.unknown' });
    expect([turn, (await kept()).includes(photo)]).toEqual([turn, attached.status === 'fulfilled']);
    await show(product, []);
    await sweepAt(0);
    await sweepAt(8);
  }
});

test('what is attached to nothing for a week goes, and nothing else', async () => {
  const { runner, ctx } = call;
  const [ofProduct, ofItem, loose] = [await send(10), await send(120), await send(240)];
  const product = await runner.command(ctx, async (tx) => {
    await addCategory(ctx, tx, { code: 'kuliner', name: { id: 'Kuliner', en: 'Food' }, position: 1 });
    const business = await call.register('satu', BALIKPAPAN);
    const application = await startApplication(ctx, tx, { business });
    const items = [{ ...ITEM, photos: [ofItem] }];
    await saveDraft(ctx, tx, { application, version: 1, statement: '', items, consent: null });
    const name = { id: 'Amplang', en: 'Amplang' };
    const made = await addProduct(ctx, tx, { business, slug: 'amplang', name, category: 'kuliner', unit: null });
    await setPhotos(ctx, tx, { product: made, photos: [ofProduct] });
    return made;
  });
  const begun = ctx.clock.now();
  const sweepAt = (days: number) => sweepPhotos({ runner }, { now: () => begun + days * DAY });

  expect(await sweepAt(0)).toBe(0);
  expect(await sweepAt(6.9)).toBe(0);
  expect(await kept()).toEqual([ofProduct, ofItem, loose].sort());
  expect(await sweepAt(7)).toBe(1);
  expect(await kept()).toEqual([ofProduct, ofItem].sort());

  // Taken off a product, it has a week from when that was found; put back meanwhile, it stays.
  await show(product, []);
  expect(await sweepAt(30)).toBe(0);
  await show(product, [ofProduct]);
  expect(await sweepAt(40)).toBe(0);
  await show(product, []);
  expect(await sweepAt(41)).toBe(0);
  expect(await sweepAt(48)).toBe(1);
  expect(await kept()).toEqual([ofItem]);
});
