import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPENING } from '../slices/editions/testing/test-edition.ts';
import { getPlanAtWork, releaseBooth, savePlan } from '../slices/floor/index.ts';
import { createDeviceKeys, listExceptions, sha256Of } from '../slices/hall/index.ts';
import { receiveBatch } from '../slices/hall/receive-batch.ts';
import { batchClaim } from '../slices/hall/rules/batch-body.ts';
import { headerOf, signText } from '../slices/hall/testing/hall-house.ts';
import { type Market, openMarket } from '../slices/insights/testing/open-market.ts';
import { makeTillReader } from '../slices/till/index.ts';
import { sweepExceptions } from './sweep-exceptions.ts';

const HOUR = 3_600_000;

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

test('what a booth sold while it was blocked is shown however late it is sent, also when the booth is open again', async () => {
  const { runner, ctx, clock, booth } = market;
  const till = await market.openTill();
  const setState = (state: 'open' | 'blocked') =>
    runner.command(ctx, async (tx) => {
      const plan = await getPlanAtWork(ctx, tx, { all: true });
      for (const { id } of plan.assignments) await releaseBooth(ctx, tx, { assignment: id });
      const drawn = plan.things.find((thing) => thing.kind === 'booth' && thing.id === booth);
      if (drawn?.kind !== 'booth') throw new Error('the booth is not drawn');
      const changes = [{ key: `booth/${booth}` as const, after: { ...drawn, state, reason: '' } }];
      await savePlan(ctx, tx, { base: plan.version, changes });
    });
  await runner.command(ctx, (tx) =>
    tx.updateTable('floor.booth').set({ state: 'open' }).where('id', '=', booth).execute(),
  );
  const sweep = () => sweepExceptions({ runner, clock: ctx.clock });
  clock.at = OPENING + 5 * HOUR;
  await setState('blocked');
  clock.at = OPENING + 7 * HOUR;
  await setState('open');
  for (const hours of [4, 6, 6.5, 8]) till.sell([[market.jahe, 1]], 'cash', hours * 60);
  clock.at = OPENING + 13 * HOUR;
  await till.sync();
  expect([await sweep(), await sweep()]).toEqual([2, 0]);
  const shown = await runner.query(ctx, (tx) =>
    listExceptions(ctx, tx, { state: 'open', code: 'booth-closed', device: till.phone.device }),
  );
  expect(shown.items.map(({ data, seq }) => ({ data, seq })).sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0))).toEqual([
    { data: { booth: 'A1' }, seq: 3 },
    { data: { booth: 'A1' }, seq: 4 },
  ]);
});

test('refunds that two phones send in the same moment as a third sends their sale are judged a little later', async () => {
  const { runner, ctx, amplang } = market;
  const [seller, one, other] = [await market.openTill(), await market.openTill(), await market.openTill()];
  await Promise.all([seller.sync(), one.sync(), other.sync()]);
  const sold = seller.sell([[amplang, 3]], 'cash', 40);
  const early = one.payBack(sold, 1, 2, 41);
  const late = other.payBack(sold, 1, 2, 42);
  const { promise: recorded, resolve: isRecorded } = Promise.withResolvers<void>();
  const { promise: goOn, resolve: letGo } = Promise.withResolvers<void>();
  // The sale's upload stands still after it has been recorded, before it is committed.
  const held = makeTillReader(async () => {
    isRecorded();
    await goOn;
  });
  const { device, key } = seller.phone;
  const bytes = Buffer.from([JSON.stringify(headerOf(device, market.clock.at)), ...seller.takeUnsent(), ''].join('\n'));
  const sending = receiveBatch({ runner, keys: createDeviceKeys(runner), readers: [held] }, ctx, {
    bytes,
    signature: signText(key, batchClaim(sha256Of(bytes))),
  });
  await recorded;
  await one.sync();
  await other.sync();
  letGo();
  await sending;
  const open = async () => {
    const { items } = await runner.query(ctx, (tx) => listExceptions(ctx, tx, { state: 'open' }));
    return items
      .filter(({ event, code }) => (event === early || event === late) && code.includes('refund'))
      .map(({ code, event }) => [code, event === early ? 'early' : 'late'])
      .sort();
  };
  expect(await open()).toEqual([
    ['refund-of-unknown-sale', 'early'],
    ['refund-of-unknown-sale', 'late'],
  ]);
  const sweep = () => sweepExceptions({ runner, clock: ctx.clock });
  expect([await sweep(), await sweep()]).toEqual([1, 0]);
  expect(await open()).toEqual([['over-refund', 'late']]);
});

test('a void of another phone’s sale, and one whose sale has not come, are shown; the latter until it has', async () => {
  const { runner, ctx, amplang } = market;
  const sweep = () => sweepExceptions({ runner, clock: ctx.clock });
  const [seller, other] = [await market.openTill(), await market.openTill()];
  const sold = seller.sell([[amplang, 1]], 'cash', 50);
  await seller.sync();
  other.takeBack(sold, 51);
  await other.sync();
  const kept = seller.sell([[amplang, 2]], 'cash', 52);
  const withheld = seller.takeUnsent();
  const early = seller.takeBack(kept, 53);
  await seller.sync();
  const open = async () => {
    const { items } = await runner.query(ctx, (tx) => listExceptions(ctx, tx, { state: 'open' }));
    return items.filter(({ code }) => code.startsWith('void-of')).map(({ code, event }) => [code, event === early]);
  };
  expect([await sweep(), await sweep()]).toEqual([2, 0]);
  expect((await open()).sort()).toEqual([
    ['void-of-other-phone', false],
    ['void-of-unknown-sale', true],
  ]);
  await market.upload(seller.phone, withheld);
  expect(await sweep()).toBe(0);
  expect(await open()).toEqual([['void-of-other-phone', false]]);
});

test('a sale before its shift’s opening has come, and one after the close, are shown', async () => {
  const { runner, ctx, jahe } = market;
  const sweep = () => sweepExceptions({ runner, clock: ctx.clock });
  const till = await market.openTill();
  const opening = till.takeUnsent();
  till.sell([[jahe, 1]], 'cash', 60);
  await till.sync();
  const open = async () => {
    const filter = { state: 'open', device: till.phone.device } as const;
    const { items } = await runner.query(ctx, (tx) => listExceptions(ctx, tx, filter));
    return items.filter(({ code }) => code.startsWith('sale-')).map(({ code, seq }) => [code, seq]);
  };
  expect([await sweep(), await open()]).toEqual([1, [['sale-without-shift', 2]]]);
  await market.upload(till.phone, opening);
  till.close(70, 118_000, 118_000);
  till.sell([[jahe, 1]], 'cash', 71);
  await till.sync();
  expect([await sweep(), await open()]).toEqual([1, [['sale-after-close', 4]]]);
  expect(await sweep()).toBe(0);
});

test('a shift that was short, and one still open after its day, are shown; the latter until its close has come', async () => {
  const { runner, ctx, clock, jahe } = market;
  clock.at = OPENING + 40 * HOUR;
  const sweep = () => sweepExceptions({ runner, clock: ctx.clock });
  await sweep();
  const [exact, short, late] = [await market.openTill(), await market.openTill(), await market.openTill()];
  const ours = [exact, short, late].map(({ phone }) => phone.device);
  for (const till of [exact, short, late]) till.sell([[jahe, 1]], 'cash', 60);
  exact.close(600, 118_000, 118_000);
  short.close(601, 113_000, 118_000);
  for (const till of [exact, short, late]) await till.sync();
  const shown = async (state: 'open' | 'settled') => {
    const { items } = await runner.query(ctx, (tx) => listExceptions(ctx, tx, { state }));
    return items
      .filter(({ code, device }) => code.startsWith('shift-') && ours.includes(device))
      .map(({ code, data, seq, outcome }) => ({ code, data, seq, outcome }))
      .sort((one, other) => one.code.localeCompare(other.code));
  };
  const day = '2023-06-23';
  const wasShort = { code: 'shift-short', data: { shift: short.shift, day, short: 5_000 }, seq: 3, outcome: null };
  const wasLate = { code: 'shift-late', data: { shift: late.shift, day }, seq: 1 };
  expect([await sweep(), await sweep()]).toEqual([2, 0]);
  expect(await shown('open')).toEqual([{ ...wasLate, outcome: null }, wasShort]);
  late.close(602, 118_000, 118_000);
  await late.sync();
  expect(await sweep()).toBe(0);
  expect(await shown('open')).toEqual([wasShort]);
  expect(await shown('settled')).toEqual([{ ...wasLate, outcome: 'explained' }]);
});

test('a till that hides what is missing by what it says it expected is found out as soon as all of its shift has come', async () => {
  const { runner, ctx, clock, jahe } = market;
  clock.at = OPENING + 41 * HOUR;
  const sweep = () => sweepExceptions({ runner, clock: ctx.clock });
  await sweep();
  const till = await market.openTill();
  await till.sync();
  const sold = till.sell([[jahe, 2]], 'cash', 60);
  till.sell([[jahe, 1]], 'qris', 61);
  till.takeBack(till.sell([[jahe, 1]], 'cash', 62), 63);
  till.payBack(sold, 1, 1, 64);
  till.moveCash('in', 5_000, 65);
  const withheld = till.takeUnsent();
  till.moveCash('out', 20_000, 66);
  till.close(600, 0, 0);
  till.moveCash('in', 7_000, 601);
  await till.sync();
  const shown = async () => {
    const filter = { state: 'open', device: till.phone.device } as const;
    const { items } = await runner.query(ctx, (tx) => listExceptions(ctx, tx, filter));
    return items
      .filter(({ code }) => code === 'shift-short' || code === 'arithmetic-differs')
      .map(({ code, data, seq }) => ({ code, data, seq }))
      .sort((one, other) => one.code.localeCompare(other.code));
  };
  await sweep();
  expect(await shown()).toEqual([]);
  await market.upload(till.phone, withheld);
  const before = await sweep();
  expect(before).toBeGreaterThanOrEqual(2);
  const computed = 100_000 + 36_000 - 18_000 + 5_000 - 20_000;
  expect(await shown()).toEqual([
    { code: 'arithmetic-differs', data: { told: 0, computed }, seq: 9 },
    { code: 'shift-short', data: { shift: till.shift, day: '2023-06-23', short: computed }, seq: 9 },
  ]);
  expect(await sweep()).toBe(0);
});

test('a void whose sale turns out to be another phone’s is shown as that, once', async () => {
  const { runner, ctx, amplang } = market;
  const sweep = () => sweepExceptions({ runner, clock: ctx.clock });
  const [seller, other] = [await market.openTill(), await market.openTill()];
  const sold = seller.sell([[amplang, 1]], 'cash', 50);
  const taken = other.takeBack(sold, 51);
  await other.sync();
  const shown = async (state: 'open' | 'settled') => {
    const { items } = await runner.query(ctx, (tx) => listExceptions(ctx, tx, { state, device: other.phone.device }));
    return items.filter(({ event }) => event === taken).map(({ code, outcome }) => [code, outcome]);
  };
  await sweep();
  expect(await shown('open')).toEqual([['void-of-unknown-sale', null]]);
  await seller.sync();
  await sweep();
  expect(await shown('open')).toEqual([['void-of-other-phone', null]]);
  expect(await shown('settled')).toEqual([['void-of-unknown-sale', 'explained']]);
  expect(await sweep()).toBe(0);
});

test('a shift of today that is open, and a shortage of long ago, are not asked about', async () => {
  const { runner, ctx, clock } = market;
  clock.at = OPENING + 2 * HOUR;
  const sweep = () => sweepExceptions({ runner, clock: ctx.clock });
  await sweep();
  const [open, old] = [await market.openTill(), await market.openTill()];
  await open.sync();
  old.close(60, 1_000, 100_000);
  expect(await sweep()).toBe(0);
  clock.at = OPENING + 31 * 24 * HOUR;
  await old.sync();
  expect(await sweep()).toBe(0);
});
