/** A phone breaks in mid-shift: another takes over its books, and what the first had not sent comes in by file. */
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '../kinds/id.ts';
import { createEnrolment, judgeAside, listDevices, sha256Of, uploadFile } from '../slices/hall/index.ts';
import { batchClaim } from '../slices/hall/rules/batch-body.ts';
import { readUnsentFile } from '../slices/hall/rules/unsent-file.ts';
import { claimOf, headerOf, jsonOf, signText } from '../slices/hall/testing/hall-house.ts';
import { createFigureNews, startProjector, verify } from '../slices/insights/index.ts';
import { type Market, openMarket } from '../slices/insights/testing/open-market.ts';
import { takenOver } from '../slices/till/contract.ts';
import { listReceipts } from '../slices/till/index.ts';
import { eventReadersAt } from './wire-slices.ts';

const readers = eventReadersAt('https://contoh.invalid');

let market: Market;
beforeAll(async () => {
  market = await openMarket();
});
afterAll(() => market.stop());

const turnover = async () => {
  const { runner, ctx } = market;
  const { items } = await runner.query(ctx, (tx) =>
    listReceipts(ctx, tx, { filter: {}, reach: { all: true }, limit: 200 }),
  );
  return items.reduce((total, item) => total + item.amount, 0);
};

test('the new phone goes on with the books, and nothing of the old one is lost or doubled', async () => {
  const { runner, ctx, booth } = market;
  const projector = startProjector({
    runner,
    clock: ctx.clock,
    log: pino({ level: 'silent' }),
    news: createFigureNews(),
  });
  const old = await market.openTill();
  const sold = old.sell([[market.amplang, 2]], 'cash', 5);
  old.payBack(sold, 1, 1, 6);
  await old.sync();
  old.sell([[market.beads, 1]], 'cash', 7);
  old.sell([[market.jahe, 2]], 'qris', 8);
  const unsent = old.takeUnsent();

  const { code } = await runner.command(ctx, (tx) =>
    createEnrolment(ctx, tx, { booth, label: 'HP cadangan', replaces: old.phone.device }),
  );
  const claim = claimOf(code);
  const post = () => market.ask('/api/v1/hall/enrolments/claim', jsonOf(claim.request));
  const { status, body } = await post();
  const reply = body as { device: Id<'device'>; code: string; takesOver: unknown };
  expect([status, reply.code]).toEqual([200, 'A1-2']);
  expect(takenOver.parse(reply.takesOver)).toMatchObject({
    device: old.phone.device,
    code: 'A1-1',
    openingCash: 100_000,
    byMethod: { cash: 25_000, qris: 0, card: 0, transfer: 0 },
    sales: 1,
    refunds: 1,
    refunded: 25_000,
    expectedCash: 125_000,
    lastReceipt: 'A1-1-000002',
    lastSeq: 3,
  });
  // The reply was lost on the way: asked again, the same phone hears the same.
  expect((await post()).body).toMatchObject({ device: reply.device, takesOver: reply.takesOver });
  await expect(
    runner.command(ctx, (tx) => createEnrolment(ctx, tx, { booth, label: 'lagi', replaces: old.phone.device })),
  ).rejects.toMatchObject({ code: 'hall.not-replaceable' });

  const devices = await runner.query(ctx, (tx) => listDevices(ctx, tx, { all: true }));
  expect(
    devices.map(({ code: name, replaces, replacedBy, revokedAt }) => ({
      name,
      replaces,
      replacedBy,
      ended: revokedAt !== null,
    })),
  ).toEqual([
    { name: 'A1-1', replaces: null, replacedBy: 'A1-2', ended: true },
    { name: 'A1-2', replaces: 'A1-1', replacedBy: null, ended: false },
  ]);

  const requestBody = [JSON.stringify(headerOf(old.phone.device, ctx.clock.now())), ...unsent, ''].join('\n');
  const signature = signText(old.phone.key, batchClaim(sha256Of(Buffer.from(requestBody))));
  const file = readUnsentFile(`${JSON.stringify({ signature, body: requestBody })}\n`);
  if (!file.ok) throw new Error(file.code);
  const upload = () => uploadFile({ runner, readers }, ctx, file.value);
  const told = { state: 'sent', delivered: 0, aside: 2, refused: 0 };
  expect([await upload(), await upload()]).toEqual([told, told]);
  expect(await turnover()).toBe(25_000);

  const accept = () =>
    runner.command(ctx, (tx) =>
      judgeAside(readers, ctx, tx, { device: old.phone.device, lines: 'all', verdict: 'accepted', reason: '' }),
    );
  expect([await accept(), await accept()]).toEqual([
    { accepted: 2, setAside: 0, unsound: 0, left: 0 },
    { accepted: 0, setAside: 0, unsound: 0, left: 0 },
  ]);
  expect(await upload()).toEqual({ state: 'sent', delivered: 2, aside: 0, refused: 0 });
  expect(await turnover()).toBe(25_000 + 150_000 + 36_000);
  await projector.settle();
  await projector.stop();
  expect(await verify(runner)).toMatchObject({ pending: 0, differences: [] });
});

test('a file that was changed on the way, or is none, is told so and changes nothing', async () => {
  const { runner, ctx } = market;
  for (const text of ['', 'x', '{}', '{"signature":"a","body":"b","more":1}', '[]'])
    expect([text, readUnsentFile(text)]).toMatchObject([text, { ok: false }]);
  const phone = await market.openTill();
  phone.sell([[market.jahe, 1]]);
  const body = [JSON.stringify(headerOf(phone.phone.device, ctx.clock.now())), ...phone.takeUnsent(), ''].join('\n');
  const signature = signText(phone.phone.key, batchClaim(sha256Of(Buffer.from(body))));
  const changed = body.replace('"quantity":1', '"quantity":9');
  const before = await turnover();
  const told = await uploadFile({ runner, readers }, ctx, [
    { signature, body: changed },
    { signature, body },
  ]);
  expect(told).toEqual({ state: 'sent', delivered: 2, aside: 0, refused: 1 });
  expect(await turnover()).toBe(before + 18_000);
});
