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

test('what a blocked booth sells is shown once; what it sold before is not', async () => {
  const { runner, ctx, booth } = market;
  const till = await market.openTill();
  till.sell([[market.amplang, 1]], 'cash', 30);
  till.sell([[market.amplang, 1]], 'cash', 90);
  market.clock.at += 95 * 60_000;
  await till.sync();
  await runner.command(ctx, (tx) =>
    tx.updateTable('floor.booth').set({ state: 'blocked' }).where('id', '=', booth).execute(),
  );
  const sweep = () => sweepExceptions({ runner, clock: ctx.clock });
  expect([await sweep(), await sweep()]).toEqual([1, 0]);
  const { items } = await runner.query(ctx, (tx) => listExceptions(ctx, tx, { state: 'open', code: 'booth-closed' }));
  expect(items.map(({ data, seq }) => ({ data, seq }))).toEqual([{ data: { booth: 'A1' }, seq: 3 }]);
});
