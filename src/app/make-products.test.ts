import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Id, newId } from '../kinds/id.ts';
import { money } from '../kinds/money.ts';
import { keepPhoto } from '../platform/files/index.ts';
import { closeCall, decide, getApplication, publishResults } from '../slices/call/index.ts';
import { openTestCall, type TestCall } from '../slices/call/testing/open-call.ts';
import { listManaged, listOffersOfBusiness, withdrawProduct } from '../slices/catalogue/index.ts';
import { BALIKPAPAN } from '../slices/editions/testing/test-edition.ts';
import { makeProducts } from './make-products.ts';

let test: TestCall;

beforeAll(async () => {
  test = await openTestCall();
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

/** An accepted applicant whose products have these words for a category, at a call of its own. */
async function accepted(said: readonly string[]) {
  const own = await openTestCall();
  const { runner, ctx } = own;
  const application = await own.apply('amplang', BALIKPAPAN);
  await runner.command(ctx, async (tx) => {
    await tx.deleteFrom('call.item').where('application_id', '=', application).execute();
    const rows = said.map((category, position) => ({
      organiser_id: ctx.organiser,
      id: newId<'item'>(),
      application_id: application,
      position,
      name_id: `Barang ${position}`,
      name_en: '',
      description_id: '',
      description_en: '',
      unit: '',
      photos: [],
      category,
      price: money(25_000),
    }));
    await tx.insertInto('call.item').values(rows).execute();
    await decide(ctx, tx, { applications: [application], decision: 'accepted', reasons: { id: '', en: '' } });
    await closeCall(ctx, tx);
    await publishResults(ctx, tx);
  });
  return {
    ...own,
    make: () => runner.command(ctx, (tx) => makeProducts(ctx, tx, application)),
    products: async () => (await runner.query(ctx, (tx) => listManaged(ctx, tx, { all: true }))).items,
  };
}

it('sells what fits no category of the organiser under the last one, and keeps the applicant’s own words', async () => {
  const { make, products, stop } = await accepted(['Tempurung kelapa', 'wastra', 'Makanan  RINGAN', '']);
  await make();
  expect((await products()).map((each) => [each.name_id, each.category, each.said_category])).toEqual([
    ['Barang 0', 'lainnya', 'Tempurung kelapa'],
    ['Barang 1', 'wastra', null],
    ['Barang 2', 'kuliner', null],
    ['Barang 3', 'lainnya', '-'],
  ]);
  await stop();
});

it('leaves alone what somebody has done to a product since it was made', async () => {
  const { runner, ctx, make, products, stop } = await accepted(['kriya']);
  await make();
  for (const { id: product } of await products())
    await runner.command(ctx, (tx) => withdrawProduct(ctx, tx, { product }));
  await make();
  expect((await products()).map((each) => each.withdrawn)).toEqual([true]);
  await stop();
});
