import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mergeCategory } from '../catalogue/index.ts';
import { listReceipts } from '../till/index.ts';
import { createFigureNews } from './figure-news.ts';
import { getFigureSheet } from './get-figure-sheet.ts';
import { type Projector, startProjector } from './projector.ts';
import { type Market, openMarket } from './testing/open-market.ts';
import { verify } from './verify/verify.ts';

let market: Market;
let projector: Projector;

beforeAll(async () => {
  market = await openMarket();
  const { runner, ctx, amplang, jahe, beads } = market;
  projector = startProjector({ runner, clock: ctx.clock, log: pino({ level: 'silent' }), news: createFigureNews() });
  const till = await market.openTill();
  till.sell([
    [amplang, 2],
    [jahe, 1],
  ]);
  till.sell([[jahe, 3]]);
  till.sell([[beads, 1]]);
  await till.sync();
  await projector.settle();
});
afterAll(async () => {
  await projector.stop();
  await market.stop();
});

async function byCategory() {
  const { runner, ctx } = market;
  const { figures, labels } = await runner.query(ctx, (tx) => getFigureSheet(ctx, tx, { kind: 'everything' }));
  return figures.flatMap(({ metric, scope, value, count }) =>
    metric === 'turnover' && scope.category !== undefined && scope.day === undefined
      ? [[labels.categories[scope.category]?.en, value, count]]
      : [],
  );
}

it('tells what was sold under a merged category under the one that stands for it, each receipt once', async () => {
  const { runner, ctx } = market;
  expect((await byCategory()).sort()).toEqual([
    ['Crafts', 150_000, 1],
    ['Drinks', 72_000, 2],
    ['Food', 50_000, 1],
  ]);
  await runner.command(ctx, (tx) => mergeCategory(ctx, tx, { from: 'drink', into: 'food' }));
  // Two receipts, of which one has both.
  expect((await byCategory()).sort()).toEqual([
    ['Crafts', 150_000, 1],
    ['Food', 122_000, 2],
  ]);
});

it('leaves receipts and sums as they were, so that the log still agrees', async () => {
  expect((await verify(market.runner)).differences).toEqual([]);
});

it('opens to the receipts of both', async () => {
  const { runner, ctx } = market;
  const page = await runner.query(ctx, (tx) =>
    listReceipts(ctx, tx, { filter: { category: 'food' }, reach: { all: true } }),
  );
  expect(page.items.map(({ amount }) => amount).sort()).toEqual([54_000, 68_000]);
});
