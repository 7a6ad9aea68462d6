import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Id, newId } from '../../../kinds/id.ts';
import { money } from '../../../kinds/money.ts';
import type { Reach } from '../../../platform/authz/access.ts';
import { keepPhoto } from '../../../platform/files/index.ts';
import { createPress, type Order } from '../../../platform/press/press.ts';
import { readPaper } from '../../../platform/press/testing/read-paper.ts';
import { BALIKPAPAN, openTestEdition, PASER, type TestEdition } from '../../editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../../exhibitors/index.ts';
import { addProduct, listManaged, listProduct, sellProduct, setPhotos, withdrawProduct } from '../index.ts';
import { gatherBook } from './gather-book.ts';
import { createBookPrinter, type PrintBook } from './print-book.ts';

const press = createPress(new URL('../../../../', import.meta.url));
let test: TestEdition;
let printBook: PrintBook;
let orders: Order[] = [];
const product: Record<string, Id<'product'>> = {};

const of = (slug: string): Id<'product'> => {
  const found = product[slug];
  if (!found) throw new Error(slug);
  return found;
};

beforeAll(async () => {
  test = await openTestEdition();
  const { ctx, runner } = test;
  await runner.command(ctx, async (tx) => {
    for (const [slug, region] of [
      ['tenun', PASER],
      ['amplang', BALIKPAPAN],
    ] as const) {
      const story = { id: `Cerita ${slug}`, en: `Story of ${slug}` };
      const facts = { slug, name: `Usaha ${slug}`, region, story, whatsapp: '6281234567890', madeUp: true };
      const business = await registerBusiness(ctx, tx, facts);
      await takePart(ctx, tx, { business });
      for (const [at, price] of [25_000, 1_250_000, 0, 40_000].entries()) {
        const key = `${slug}-${at}`;
        const names = { id: `Barang ${key}`, en: `Good ${key}` };
        product[key] = await addProduct(ctx, tx, { business, slug: key, name: names, category: 'kuliner', unit: null });
        await listProduct(ctx, tx, { product: of(key), price: money(price) });
      }
      await withdrawProduct(ctx, tx, { product: of(`${slug}-3`) });
    }
  });
  for (const [key, width, height] of [
    ['tenun-0', 1200, 900],
    ['tenun-1', 200, 150],
  ] as const) {
    const picture = sharp({ create: { width, height, channels: 3, background: '#7a1f5c' } });
    const photo = await keepPhoto(runner, ctx, { id: newId(), bytes: await picture.png().toBuffer() });
    await runner.command(ctx, (tx) => setPhotos(ctx, tx, { product: of(key), photos: [photo.id] }));
  }
  printBook = createBookPrinter({
    runner,
    publicUrl: 'https://gelaran.example',
    press: {
      ...press,
      print(order) {
        orders.push(order);
        return press.print(order);
      },
    },
  });
});
afterAll(async () => {
  await press.close();
  await test.stop();
});

interface Printed {
  readonly regions: readonly {
    readonly businesses: readonly {
      readonly name: string;
      readonly contact: string | null;
      readonly products: readonly {
        readonly name: string;
        readonly price: string;
        readonly picture: { readonly width: number; readonly height: number } | null;
      }[];
    }[];
  }[];
}

function lastOrder(): Printed {
  const order = orders.at(-1);
  if (!order) throw new Error('nothing was printed');
  return order.data as Printed;
}

it('holds by region what everybody can see, and no tester', async () => {
  const pdf = await printBook(test.ctx, 'en');
  const { regions } = lastOrder();
  expect(
    regions.flatMap(({ businesses }) =>
      businesses.map(({ name, contact, products }) => [name, contact, products.map((each) => [each.name, each.price])]),
    ),
  ).toEqual(
    [
      ['tenun', 'tenun'],
      ['amplang', 'amplang'],
    ].map(([business, of]) => [
      `Usaha ${business}`,
      'WhatsApp +6281234567890',
      [
        [`Good ${of}-0`, 'Rp25,000'],
        [`Good ${of}-1`, 'Rp1,250,000'],
      ],
    ]),
  );
  if (process.env.PAPERS_INTO) writeFileSync(join(process.env.PAPERS_INTO, 'book.pdf'), pdf);
  const words = await readPaper(Buffer.from(pdf));
  expect(words).toContain('Story of tenun');
  expect(words).not.toContain('tenun-2');
});

it('prints a photograph no larger than its pixels allow', () => {
  const products = lastOrder().regions.flatMap(({ businesses }) => businesses.flatMap((each) => each.products));
  const pictures = products.flatMap(({ picture }) => picture ?? []);
  expect(pictures.map(({ width, height }) => [width.toFixed(1), height.toFixed(1)])).toEqual([
    ['54.7', '41.0'],
    ['25.4', '19.1'],
  ]);
});

it('is told of whose cover is too small for it, within reach', async () => {
  const small = async (reach: Reach) => {
    const { items } = await test.runner.query(test.ctx, (tx) =>
      listManaged(test.ctx, tx, reach, { state: 'small-photo' }),
    );
    return items.map(({ slug }) => slug);
  };
  expect(await small({ all: true })).toEqual(['tenun-1']);
  expect(await small({ all: false, regions: [PASER], businesses: [] })).toEqual(['tenun-1']);
  expect(await small({ all: false, regions: [BALIKPAPAN], businesses: [] })).toEqual([]);
});

it('is made once for all who ask at once, and again when something has changed', async () => {
  orders = [];
  const [first, second] = await Promise.all([printBook(test.ctx, 'id'), printBook(test.ctx, 'id')]);
  expect(orders.length).toBe(1);
  expect(second).toBe(first);
  await test.runner.command(test.ctx, (tx) =>
    sellProduct(test.ctx, tx, { product: of('tenun-0'), price: money(27_000), onSale: true }),
  );
  expect(await readPaper(Buffer.from(await printBook(test.ctx, 'id')))).toContain('Rp27.000');
  expect(orders.length).toBe(2);
});

it('is not there while nobody takes part, for another organiser neither', async () => {
  await expect(printBook(test.other, 'id')).rejects.toMatchObject({ code: 'request.not-found' });
});

it('is gathered with the same number of queries, however much it holds', async () => {
  const count = () => test.countQueries((tx) => gatherBook(test.ctx, tx));
  const before = await count();
  await test.runner.command(test.ctx, (tx) => withdrawProduct(test.ctx, tx, { product: of('amplang-0') }));
  await count();
  expect(await count()).toBe(before);
});
