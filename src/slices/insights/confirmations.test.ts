import fc from 'fast-check';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Id } from '../../kinds/id.ts';
import { BATCH_STORED } from '../hall/index.ts';
import { judgePayments, undoJudgement } from '../takings/index.ts';
import { createFigureNews } from './figure-news.ts';
import { foldConfirmations } from './fold-confirmations.ts';
import { getFigureSheet } from './get-figure-sheet.ts';
import { listSources } from './list-sources.ts';
import { type Projector, startProjector } from './projector.ts';
import { chooseFigures } from './rules/choose-figures.ts';
import { type Market, openMarket, type Sold, type Till } from './testing/open-market.ts';
import { verify } from './verify/verify.ts';

let market: Market;
let projector: Projector;
let till: Till;

beforeAll(async () => {
  market = await openMarket();
});
afterAll(() => market.stop());
beforeEach(async () => {
  projector = start();
  till = await market.openTill();
});
afterEach(() => projector.stop());

function start(): Projector {
  const { runner, ctx } = market;
  return startProjector({ runner, clock: ctx.clock, log: pino({ level: 'silent' }), news: createFigureNews() });
}

function judge(sold: readonly Sold[], verdict: 'confirmed' | 'withdrawn' | 'disputed' = 'confirmed') {
  const { runner, ctx } = market;
  const words = sold.map(({ id }) => ({ receipt: id, no: 1, reference: 'uji' }));
  return runner.command(ctx, (tx) => judgePayments(ctx, tx, { source: 'person', verdict, words, note: 'uji' }));
}

/** What is counted and what is claimed of QRIS, as the figures and as the receipts behind them say. */
async function qris() {
  const { runner, ctx } = market;
  return runner.query(ctx, async (tx) => {
    const { figures } = await getFigureSheet(ctx, tx, { kind: 'everything' });
    const told: Record<string, readonly [figure: number, receipts: number]> = {};
    for (const basis of ['counted', 'claimed'] as const) {
      const found = chooseFigures(figures, { metric: 'payments', by: 'method', basis });
      const figure = found.find(({ scope }) => scope.method === 'qris')?.value ?? 0;
      const asked = {
        metric: 'payments',
        conditions: { basis, method: 'qris' },
        reach: { all: true },
        limit: 200,
      } as const;
      const { items } = await listSources(ctx, tx, asked);
      told[basis] = [figure, items.reduce((sum, { amount }) => sum + amount, 0)];
    }
    return told;
  });
}

const differences = async () => (await verify(market.runner)).differences;

test('a confirmed payment goes from claimed to counted, taken back it is claimed again, and the sum stays', async () => {
  const { amplang, jahe, ctx, runner } = market;
  const before = await qris();
  const first = till.sell([[amplang, 1]], 'qris', 1);
  const second = till.sell([[jahe, 1]], 'qris', 2);
  const cash = till.sell([[jahe, 1]], 'cash', 3);
  await till.sync();
  await projector.settle();
  const made = await judge([first, second, cash]);
  expect(made).toMatchObject({ payments: 2, amount: 43_000, skipped: 1 });
  expect(await judge([first])).toEqual({ judgement: null, payments: 0, amount: 0, skipped: 1 });
  await projector.settle();
  const counted = before.counted?.[0] ?? 0;
  expect(await qris()).toEqual({ counted: [counted + 43_000, counted + 43_000], claimed: before.claimed });
  expect(await differences()).toEqual([]);

  const undone = await runner.command(ctx, (tx) => undoJudgement(ctx, tx, made.judgement as Id<'judgement'>));
  expect(undone).toMatchObject({ payments: 2, amount: 43_000 });
  await expect(
    runner.command(ctx, (tx) => undoJudgement(ctx, tx, made.judgement as Id<'judgement'>)),
  ).rejects.toMatchObject({ code: 'takings.already-undone' });
  await projector.settle();
  const claimed = (before.claimed?.[0] ?? 0) + 43_000;
  expect(await qris()).toEqual({ counted: before.counted, claimed: [claimed, claimed] });
  expect(await differences()).toEqual([]);
});

test('money that was confirmed, and the word of it folded, before its upload was folded is counted at once', async () => {
  const { amplang, jahe, ctx, runner } = market;
  const before = await qris();
  await projector.stop();
  const whole = till.sell([[amplang, 1]], 'qris', 1);
  const taken = till.sell([[jahe, 1]], 'qris', 2);
  till.sell([[jahe, 1]], 'qris', 3);
  till.takeBack(taken, 4);
  await till.sync();
  const { judgement } = await judge([whole, taken]);
  await runner.command(ctx, (tx) => foldConfirmations(tx, ctx.organiser, [judgement as Id<'judgement'>], BATCH_STORED));
  projector = start();
  await projector.settle();
  const counted = before.counted?.[0] ?? 0;
  const claimed = before.claimed?.[0] ?? 0;
  expect(await qris()).toEqual({
    counted: [counted + 25_000, counted + 25_000],
    claimed: [claimed + 18_000, claimed + 18_000],
  });
  expect(await differences()).toEqual([]);
});

test('another organiser’s payment, and one that is not there, are left alone', async () => {
  const sold = till.sell([[market.amplang, 1]], 'qris', 1);
  await till.sync();
  const { other, runner } = market;
  const words = [{ receipt: sold.id, no: 1, reference: '' }];
  const asked = { source: 'person', verdict: 'confirmed', words, note: '' } as const;
  expect(await runner.command(other, (tx) => judgePayments(other, tx, asked))).toMatchObject({
    payments: 0,
    skipped: 1,
  });
  const { ctx } = market;
  const second = { ...asked, words: [{ receipt: sold.id, no: 2, reference: '' }] };
  expect(await runner.command(ctx, (tx) => judgePayments(ctx, tx, second))).toMatchObject({ payments: 0, skipped: 1 });
});

test('two who confirm the same payments at once say it once', async () => {
  const sold = Array.from({ length: 20 }, (_, at) => till.sell([[market.jahe, 1]], 'qris', at));
  await till.sync();
  const made = await Promise.all([judge(sold), judge(sold.toReversed()), judge(sold)]);
  expect(made.map(({ payments }) => payments).sort((a, b) => a - b)).toEqual([0, 0, 20]);
  await projector.settle();
  expect(await differences()).toEqual([]);
});

test('in whatever order sales, voids, refunds and words about their money come and are folded, figures and log agree', async () => {
  const step = fc.record({
    sale: fc.nat(5),
    act: fc.constantFrom('sell', 'void', 'refund', 'confirm', 'withdraw', 'dispute', 'sync', 'settle', 'verify'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      const own = await market.openTill();
      const sold: Sold[] = [];
      const voided = new Set<string>();
      const returned = new Map<string, number>();
      let minute = 0;
      for (const { sale, act } of steps) {
        const one = sold[sale % Math.max(1, sold.length)];
        minute++;
        if (act === 'sell') sold.push(own.sell([[market.amplang, 1 + sale]], sale === 5 ? 'cash' : 'qris', minute));
        else if (act === 'sync') await own.sync();
        else if (act === 'settle') await projector.settle();
        else if (act === 'verify') expect(await differences()).toEqual([]);
        else if (!one) continue;
        else if (act === 'void') {
          if (!voided.has(one.id) && !returned.has(one.id)) {
            own.takeBack(one, minute);
            voided.add(one.id);
          }
        } else if (act === 'refund') {
          // A piece of it, in cash: what was confirmed of the sale's own payment stays.
          const back = returned.get(one.id) ?? 0;
          if (voided.has(one.id) || back >= (one.sale.lines[0]?.quantity ?? 0)) continue;
          own.payBack(one, 1, 1, minute);
          returned.set(one.id, back + 1);
        } else await judge([one], act === 'confirm' ? 'confirmed' : act === 'withdraw' ? 'withdrawn' : 'disputed');
      }
      await own.sync();
      await projector.settle();
      expect(await differences()).toEqual([]);
      const told = await qris();
      expect([told.counted?.[0], told.claimed?.[0]]).toEqual([told.counted?.[1], told.claimed?.[1]]);
    }),
    { numRuns: 25 },
  );
});

test('verify sees a payment whose state nobody has given it', async () => {
  const sold = till.sell([[market.beads, 1]], 'qris', 1);
  await till.sync();
  await projector.settle();
  const { ctx, runner } = market;
  const set = (state: string) =>
    runner.command(ctx, (tx) =>
      sql`update till.payment set state = ${state} where receipt_id = ${sold.id}`.execute(tx),
    );
  await set('confirmed');
  expect(await differences()).toEqual([
    { kind: 'payment', where: `payment 1 of receipt ${sold.id}`, stored: 'confirmed', recomputed: 'claimed' },
  ]);
  await set('claimed');
});
