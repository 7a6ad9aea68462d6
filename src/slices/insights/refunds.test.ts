import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFigureNews } from './figure-news.ts';
import { getFigureSheet } from './get-figure-sheet.ts';
import { listSources } from './list-sources.ts';
import { type Projector, startProjector } from './projector.ts';
import type { Metric, Scope } from './rules/figure.ts';
import { type Market, openMarket } from './testing/open-market.ts';
import { verify } from './verify/verify.ts';

const NEXT_DAY = 24 * 60;
let market: Market;
let projector: Projector;

beforeAll(async () => {
  market = await openMarket();
  const { runner, ctx, amplang, jahe, beads } = market;
  projector = startProjector({ runner, clock: ctx.clock, log: pino({ level: 'silent' }), news: createFigureNews() });
  const till = await market.openTill();
  const sold = till.sell(
    [
      [amplang, 4],
      [beads, 1],
    ],
    'cash',
    5,
    50_000,
  );
  const undone = till.sell([[jahe, 2]], 'qris', 6, 6_000);
  till.takeBack(undone, 7);
  till.payBack(sold, 1, 3, NEXT_DAY + 5);
  await till.sync();
  await projector.settle();
});
afterAll(async () => {
  await projector.stop();
  await market.stop();
});

async function sheet() {
  const { ctx, runner } = market;
  return runner.query(ctx, (tx) => getFigureSheet(ctx, tx, { kind: 'everything' }));
}

test('a refund lessens the turnover of its own day, a discount that of its sale, and each is a figure of its own', async () => {
  const { figures } = await sheet();
  const value = (metric: Metric, scope: Omit<Scope, 'edition'> = {}) => {
    const wanted = JSON.stringify({ edition: 'pertama', ...scope });
    const found = figures.find((figure) => figure.metric === metric && JSON.stringify(figure.scope) === wanted);
    return found && [found.value, found.count];
  };
  // 250.000 less 50.000; of the amplang (100.000 less 20.000) three quarters come back.
  expect([value('turnover'), value('gross-sales'), value('refunds'), value('discounts')]).toEqual([
    [140_000, 1],
    [200_000, 1],
    [60_000, 1],
    [50_000, 1],
  ]);
  const [first, second] = [{ day: '2023-06-23' }, { day: '2023-06-24' }];
  expect([value('turnover', first), value('refunds', first), value('voids', first)]).toEqual([
    [200_000, 1],
    [0, 0],
    [30_000, 1],
  ]);
  expect([value('turnover', second), value('refunds', second), value('gross-sales', second)]).toEqual([
    [-60_000, 0],
    [60_000, 1],
    [0, 0],
  ]);
  const turnover = figures.find((figure) => figure.metric === 'turnover');
  expect(turnover?.exclusions).toContainEqual({ code: 'refunded', count: 1 });
});

test('every figure opens to the receipts that add up to it', async () => {
  const { ctx, runner } = market;
  const { figures } = await sheet();
  const money = figures.filter(({ unit }) => unit === 'IDR');
  for (const { metric, scope, basis, value } of money) {
    const { edition: _, ...conditions } = scope;
    const asked = {
      metric,
      conditions: { ...conditions, ...(metric === 'payments' ? { basis } : {}) },
      reach: { all: true },
    };
    const { items } = await runner.query(ctx, (tx) => listSources(ctx, tx, asked as Parameters<typeof listSources>[2]));
    const sum = items.reduce((total, item) => total + item.amount, 0);
    expect([metric, scope, metric === 'voids' || metric === 'refunds' ? 0 - sum : sum]).toEqual([metric, scope, value]);
  }
});

test('the log says the same', async () => {
  expect(await verify(market.runner)).toMatchObject({ receipts: 4, pending: 0, differences: [] });
});
