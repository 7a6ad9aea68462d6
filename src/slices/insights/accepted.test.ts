import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '../../kinds/id.ts';
import { judgeAside, listExceptions, revokeDevice, settleExceptions } from '../hall/index.ts';
import { judgePayments } from '../takings/index.ts';
import { makeTillReader } from '../till/index.ts';
import { createFigureNews } from './figure-news.ts';
import { foldBatches } from './fold-batches.ts';
import { keepUploadSums } from './keep-upload-sums.ts';
import { startProjector } from './projector.ts';
import { takeNews } from './take-news.ts';
import { type Market, openMarket } from './testing/open-market.ts';
import { verify } from './verify/verify.ts';

let market: Market;

beforeAll(async () => {
  market = await openMarket();
});
afterAll(() => market.stop());

const readers = [makeTillReader(keepUploadSums)];

async function turnover(): Promise<number> {
  const rows = await market.runner.query(market.ctx, (tx) =>
    tx
      .selectFrom('insights.rollup')
      .select('amount')
      .where('dimension', '=', 'total')
      .where('metric', '=', 'turnover')
      .execute(),
  );
  return rows.reduce((sum, { amount }) => sum + amount, 0);
}

test('lines of a withdrawn phone that two people judge at once count once, with the void of an earlier sale, whoever folds them', async () => {
  const { runner, ctx, amplang, jahe } = market;
  const till = await market.openTill();
  const undone = till.sell([[amplang, 1]], 'qris', 1);
  await till.sync();
  const words = [{ receipt: undone.id, no: 1, reference: '' }];
  await runner.command(ctx, (tx) =>
    judgePayments(ctx, tx, { source: 'person', verdict: 'confirmed', words, note: '' }),
  );
  const { device } = till.phone;
  await runner.command(ctx, (tx) => revokeDevice(ctx, tx, device));
  till.takeBack(undone, 2);
  till.sell([[jahe, 2]], 'qris', 3);
  await till.sync();

  const judge = (verdict: 'accepted' | 'set-aside') =>
    runner.command(ctx, (tx) => judgeAside(readers, ctx, tx, { device, lines: 'all', verdict, reason: 'ditemukan' }));
  const judged = await Promise.all([judge('accepted'), judge('accepted'), judge('accepted')]);
  expect(judged.map(({ accepted }) => accepted).sort()).toEqual([0, 0, 2]);
  expect(await judge('set-aside')).toEqual({ accepted: 0, setAside: 0, unsound: 0, left: 0 });

  // A process that dies between taking the news and its commit has taken nothing.
  const dies = runner.command(ctx, async (tx) => {
    const news = await takeNews(tx, ctx.organiser, 100);
    await foldBatches(
      tx,
      ctx.organiser,
      news.map(({ batch }) => batch),
    );
    throw new Error('the process ends here');
  });
  await expect(dies).rejects.toThrow('the process ends here');
  expect(await turnover()).toBe(0);

  const parts = { runner, clock: ctx.clock, log: pino({ level: 'silent' }), news: createFigureNews() };
  const workers = [startProjector(parts), startProjector(parts)];
  await Promise.all(workers.map((worker) => worker.settle()));
  await workers[0]?.settle();
  await Promise.all(workers.map((worker) => worker.stop()));
  expect(await turnover()).toBe(36_000);
  expect((await verify(runner)).differences).toEqual([]);
});

test('exceptions that two people settle at once are settled once each, in whatever order they name them', async () => {
  const { runner, ctx, jahe } = market;
  const till = await market.openTill();
  await till.sync();
  await runner.command(ctx, (tx) => revokeDevice(ctx, tx, till.phone.device));
  for (let minute = 0; minute < 20; minute++) till.sell([[jahe, 1]], 'cash', minute);
  await till.sync();
  const { items } = await runner.query(ctx, (tx) =>
    listExceptions(ctx, tx, { state: 'open', device: till.phone.device, limit: 100 }),
  );
  const ids = items.map(({ id }) => id);
  expect(ids.length).toBe(20);
  const settle = (some: readonly Id<'exception'>[]) =>
    runner.command(ctx, (tx) => settleExceptions(ctx, tx, { ids: [...some], outcome: 'mistake', note: '' }));
  const settled = await Promise.all([settle(ids), settle(ids.toReversed()), settle(ids.slice(5, 15))]);
  expect(settled.reduce((sum, count) => sum + count, 0)).toBe(20);
});
