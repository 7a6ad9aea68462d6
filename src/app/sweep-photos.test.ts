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
  const show = (photos: Id<'photo'>[]) => runner.command(ctx, (tx) => setPhotos(ctx, tx, { product, photos }));
  await show([]);
  expect(await sweepAt(30)).toBe(0);
  await show([ofProduct]);
  expect(await sweepAt(40)).toBe(0);
  await show([]);
  expect(await sweepAt(41)).toBe(0);
  expect(await sweepAt(48)).toBe(1);
  expect(await kept()).toEqual([ofItem]);
});
