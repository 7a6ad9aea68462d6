import { afterAll, beforeAll, expect, test } from 'vitest';
import { listExceptions } from '../slices/hall/index.ts';
import { type Market, openMarket } from '../slices/insights/testing/open-market.ts';
import { sweepExceptions } from './sweep-exceptions.ts';

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});
afterAll(() => market.stop());

test('two receipts with one number are shown once, whoever looks', async () => {
  const till = await market.openTill();
  till.sell([[market.amplang, 1]]);
  till.sell([[market.jahe, 1]]);
  await till.sync();
  const sweep = () => sweepExceptions({ runner: market.runner, clock: market.ctx.clock });
  expect(await sweep()).toBe(0);
  till.sell([[market.jahe, 2]], 'cash', 9, 0, 'A1-1-000002');
  await till.sync();
  expect([await sweep(), await sweep()]).toEqual([1, 0]);
  const { items } = await market.runner.query(market.ctx, (tx) => listExceptions(market.ctx, tx, { state: 'open' }));
  expect(items.map(({ code, data, seq }) => ({ code, data, seq }))).toEqual([
    { code: 'receipt-reused', data: { receipt: 'A1-1-000002' }, seq: 4 },
  ]);
});
