/** A joint booth where two businesses have a QRIS of their own: from the signed catalogue to settlement and the bank's file. */
import { hash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { money } from '../../kinds/money.ts';
import { qrisDigest } from '../../kinds/qris/qris-digest.ts';
import { currentSnapshot } from '../../slices/catalogue/index.ts';
import { OPENING } from '../../slices/editions/testing/test-edition.ts';
import { setBoothQris, setSellerQris } from '../../slices/floor/index.ts';
import { staticQris } from '../../slices/floor/testing/static-qris.ts';
import { type Market, openMarket } from '../../slices/insights/testing/open-market.ts';
import { getSettlement } from '../../slices/settlement/index.ts';
import { previewStatement } from '../../slices/takings/statement/preview-statement.ts';
import { keepStatement, readStatementFile } from '../../slices/takings/statement/statements.ts';

const BOOTH = staticQris('STAN GABUNGAN', 'ID1020230000001');
const AMPLANG = staticQris('AMPLANG SENDIRI', 'ID1020230000002');
const JAHE = staticQris('JAHE SENDIRI', 'ID1020230000003', 'UME');
const digest = (qris: string) => qrisDigest((text) => hash('sha256', text), qris);

let market: Market;
beforeAll(async () => {
  market = await openMarket();
  const { runner, ctx, booth, amplang, jahe } = market;
  await runner.command(ctx, async (tx) => {
    await setBoothQris(ctx, tx, { takes: true, booth, qris: BOOTH, dynamic: true });
    await setSellerQris(ctx, tx, { takes: true, booth, business: amplang.business, qris: AMPLANG, dynamic: false });
    await setSellerQris(ctx, tx, { takes: true, booth, business: jahe.business, qris: JAHE, dynamic: true });
  });
});
afterAll(() => market.stop());

it('carries each business’s code in the signed catalogue, and nothing where it has none', async () => {
  const { runner, ctx, booth, amplang, jahe, beads } = market;
  const { body } = await runner.command(ctx, (tx) => currentSnapshot(ctx, tx, booth));
  const carried = JSON.parse(body) as { businesses: { id: string; qris?: string; qrisDynamic?: boolean }[] };
  const codes = Object.fromEntries(carried.businesses.map(({ id, qris, qrisDynamic }) => [id, [qris, qrisDynamic]]));
  expect(codes).toEqual({
    [amplang.business]: [AMPLANG, undefined],
    [jahe.business]: [JAHE, true],
    [beads.business]: [undefined, undefined],
  });
});

it('settles each payment with the business whose code took it, and finds it by the line of its bank', async () => {
  const { runner, ctx, amplang, jahe, beads } = market;
  const till = await market.openTill();
  // Twice Rp450.000: only the code tells whose.
  const joint = till.sell(
    [
      [amplang, 18],
      [jahe, 25],
      [beads, 1],
    ],
    [
      { method: 'qris', amount: money(450_000), qris: digest(JAHE) },
      { method: 'qris', amount: money(450_000), qris: digest(AMPLANG) },
      { method: 'qris', amount: money(150_000), qris: digest(BOOTH) },
    ],
    5,
  );
  till.takeBack(till.sell([[amplang, 1]], [{ method: 'qris', amount: money(25_000), qris: digest(AMPLANG) }], 6), 7);
  await till.sync();

  const raised = await runner.query(ctx, (tx) => tx.selectFrom('hall.exception').select('code').execute());
  expect(raised).toEqual([]);
  const { rows } = await runner.query(ctx, async (tx) => ({
    rows: await tx
      .selectFrom('till.payment')
      .select(['no', 'amount', 'business_id as business'])
      .orderBy('no')
      .orderBy('amount')
      .execute(),
  }));
  expect(rows.map(({ no, amount, business }) => [no, amount, business])).toEqual([
    [1, -25_000, amplang.business],
    [1, 25_000, amplang.business],
    [1, 450_000, jahe.business],
    [2, 450_000, amplang.business],
    [3, 150_000, null],
  ]);

  const settled = async (slug: string) => (await runner.query(ctx, (tx) => getSettlement(ctx, tx, slug))).statement;
  const [first, second, third] = [await settled('penjual-0'), await settled('penjual-1'), await settled('penjual-2')];
  expect([first, second, third].map(({ byMethod }) => byMethod.map(({ method, gross }) => [method, gross]))).toEqual([
    [['qris', 450_000]],
    [['qris', 450_000]],
    [['qris', 150_000]],
  ]);
  // A micro merchant paid nothing on that day; the one that is none, 0.7 % of what went over its own code.
  expect([first.fee, second.fee, third.fee]).toEqual([0, 3_150, 0]);

  const clock = new Date(OPENING + 5 * 60_000 + 7 * 3_600_000).toISOString().slice(11, 16);
  const csv = `Waktu Transaksi;Nominal;RRN;NMID\n23/06/2023 ${clock};450.000;r1;ID1020230000002\n`;
  const table = await readStatementFile(new TextEncoder().encode(csv));
  const statement = await runner.command(ctx, (tx) => keepStatement(ctx, tx, { name: 'Mutasi', table }));
  const { matching } = await runner.query(ctx, (tx) => previewStatement(ctx, tx, statement));
  expect([matching.sure.map(({ payment }) => payment), matching.unsure]).toEqual([[`${joint.id}.2`], []]);
});

it('tells a person of a code that belongs to nobody on the receipt', async () => {
  const { runner, ctx, beads } = market;
  const till = await market.openTill();
  till.sell([[beads, 1]], [{ method: 'qris', amount: money(150_000), qris: digest(JAHE) }], 9);
  await till.sync();
  const raised = await runner.query(ctx, (tx) => tx.selectFrom('hall.exception').select('code').execute());
  expect(raised).toEqual([{ code: 'qris-differs' }]);
});
