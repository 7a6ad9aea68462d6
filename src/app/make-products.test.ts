import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Id, newId } from '../kinds/id.ts';
import { keepPhoto } from '../platform/files/index.ts';
import { closeCall, decide, getApplication, publishResults } from '../slices/call/index.ts';
import { openTestCall, type TestCall } from '../slices/call/testing/open-call.ts';
import { addCategory, listOffersOfBusiness } from '../slices/catalogue/index.ts';
import { BALIKPAPAN } from '../slices/editions/testing/test-edition.ts';
import { makeProducts } from './make-products.ts';

let test: TestCall;

beforeAll(async () => {
  test = await openTestCall();
  const { runner, ctx } = test;
  await runner.command(ctx, (tx) =>
    addCategory(ctx, tx, { code: 'kuliner', name: { id: 'Kuliner', en: 'Food' }, position: 0 }),
  );
});
afterAll(() => test.stop());

async function offersOf(application: Id<'application'>) {
  const { runner, ctx } = test;
  return runner.query(ctx, async (tx) => {
    const { business } = await getApplication(ctx, tx, application, { all: true });
    return (await listOffersOfBusiness(ctx, tx, business.id)).map((offer) => ({
      name: offer.name,
      price: offer.price,
      unit: offer.unit,
      slug: offer.slug,
      photo: offer.photo,
    }));
  });
}

/** A picture that nobody took. */
async function drawn(): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background: '#0c5c5c' } })
    .jpeg()
    .toBuffer();
}

const make = (application: Id<'application'>) =>
  test.runner.command(test.ctx, (tx) => makeProducts(test.ctx, tx, application));

it('puts what an accepted applicant described on sale, once however often it is heard', async () => {
  const { runner, ctx, apply, as, curator } = test;
  const person = as('organiser', { user: await curator('panitia') });
  const photo = await keepPhoto(runner, person, { id: newId<'photo'>(), bytes: await drawn() });
  const first = await apply('amplang', BALIKPAPAN);
  await runner.command(ctx, (tx) =>
    tx
      .updateTable('call.item')
      .set({ photos: [photo.id] })
      .where('application_id', '=', first)
      .execute(),
  );
  const second = await apply('amplang-lain', BALIKPAPAN);
  await make(first);
  expect(await offersOf(first)).toEqual([]);

  const reasons = { id: '', en: '' };
  await runner.command(ctx, async (tx) => {
    await decide(ctx, tx, { applications: [first, second], decision: 'accepted', reasons });
    await closeCall(ctx, tx);
    await publishResults(ctx, tx);
  });
  for (const application of [first, first, second]) await make(application);
  const offer = { name: { id: 'Amplang', en: 'Amplang crackers' }, price: 25_000, unit: '250 g' };
  expect(await offersOf(first)).toEqual([{ ...offer, slug: 'amplang', photo }]);
  // Another business's product of the same name has an address of its own.
  expect(await offersOf(second)).toEqual([
    { ...offer, slug: expect.stringMatching(/^amplang-[0-9a-f]{6}$/), photo: null },
  ]);
});
