/** A product whose seller names the price: from the page that says so to the buyer's receipt. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { money } from '../kinds/money.ts';
import { currentSnapshot, sellProduct } from '../slices/catalogue/index.ts';
import { readSnapshot } from '../slices/catalogue/rules/open-snapshot.ts';
import { countOpenExceptions } from '../slices/hall/index.ts';
import { type Market, openMarket } from '../slices/insights/testing/open-market.ts';
import { getPublicReceipt } from '../slices/till/index.ts';
import { receiptKey } from '../slices/till/rules/receipt-link.ts';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});
afterAll(() => market.stop());

const NAMED = money(31_500);

async function sellAt31500(): Promise<{ readonly raised: number; readonly total: number }> {
  const { runner, ctx, beads } = market;
  const open = () => runner.query(ctx, (tx) => countOpenExceptions(ctx, tx));
  const till = await market.openTill();
  const before = await open();
  const { id, sale } = till.sell([[{ ...beads, unitPrice: NAMED }, 2]]);
  await till.sync();
  const { receipt } = await runner.query(ctx, (tx) =>
    getPublicReceipt(ctx, tx, receiptKey({ receipt: id, secret: sale.secret })),
  );
  return { raised: (await open()) - before, total: receipt.total };
}

async function carried() {
  const { runner, ctx, booth, beads } = market;
  const { body } = await runner.command(ctx, (tx) => currentSnapshot(ctx, tx, booth));
  const read = readSnapshot(body);
  if (!read.ok) throw new Error(read.code);
  const { price, freePrice } = read.value.products.find(({ id }) => id === beads.product) ?? {};
  return { price, freePrice };
}

test('a price that nobody listed is an exception, and none where the seller names it', async () => {
  expect(await sellAt31500()).toEqual({ raised: 1, total: 63_000 });
  const { runner, ctx, beads } = market;
  const set = (freePrice?: boolean) =>
    runner.command(ctx, (tx) =>
      sellProduct(ctx, tx, {
        product: beads.product,
        price: money(150_000),
        onSale: true,
        ...(freePrice === undefined ? {} : { freePrice }),
      }),
    );
  await set(true);
  expect(await carried()).toEqual({ price: 150_000, freePrice: true });
  expect(await sellAt31500()).toEqual({ raised: 0, total: 63_000 });
  // A change of the price alone leaves it.
  await set();
  expect(await carried()).toEqual({ price: 150_000, freePrice: true });
  await set(false);
  expect(await carried()).toEqual({ price: 150_000, freePrice: undefined });
  expect(await sellAt31500()).toEqual({ raised: 1, total: 63_000 });
});
