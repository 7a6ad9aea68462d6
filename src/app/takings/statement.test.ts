import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayAt } from '../../kinds/time.ts';
import { OPENING } from '../../slices/editions/testing/test-edition.ts';
import { type Market, openMarket, type Till } from '../../slices/insights/testing/open-market.ts';
import { listClaimed, sumClaimed } from '../../slices/takings/claimed/list-claimed.ts';
import { undoJudgement } from '../../slices/takings/judge-payments.ts';
import { confirmStatement } from '../../slices/takings/statement/confirm-statement.ts';
import { nameColumns, pointAtHeader } from '../../slices/takings/statement/name-columns.ts';
import { previewStatement } from '../../slices/takings/statement/preview-statement.ts';
import { keepStatement, readStatementFile } from '../../slices/takings/statement/statements.ts';

let market: Market;
let till: Till;
const EVERYTHING = { all: true } as const;

beforeAll(async () => {
  market = await openMarket();
  till = await market.openTill();
});
afterAll(() => market.stop());

/** `23/06/2023 10:05`, so many minutes after opening, in the edition's zone. */
const clock = (minute: number) => {
  const at = new Date(OPENING + minute * 60_000 + 7 * 3_600_000).toISOString();
  return `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)} ${at.slice(11, 16)}`;
};

async function keep(lines: readonly (readonly [minute: number, amount: string, rrn: string])[], name = 'Mutasi') {
  const csv = [
    'Waktu Transaksi;Nominal;RRN',
    ...lines.map(([minute, amount, rrn]) => [clock(minute), amount, rrn].join(';')),
  ];
  const table = await readStatementFile(new TextEncoder().encode(csv.join('\n')));
  const { runner, ctx } = market;
  return runner.command(ctx, (tx) => keepStatement(ctx, tx, { name, table }));
}

const claimed = () => market.runner.query(market.ctx, (tx) => listClaimed(market.ctx, tx, { reach: EVERYTHING }));

describe('a statement', () => {
  it('confirms what it holds in one go, leaves the doubtful to a person, and can be taken back', async () => {
    const { runner, ctx, amplang, jahe, beads } = market;
    const first = till.sell([[amplang, 1]], 'qris', 5);
    const one = till.sell([[jahe, 1]], 'qris', 20);
    const other = till.sell([[jahe, 1]], 'qris', 22);
    till.sell([[beads, 1]], 'qris', 30);
    till.takeBack(till.sell([[amplang, 2]], 'qris', 31), 32);
    till.sell([[amplang, 1]], 'cash', 33);
    await till.sync();

    const statement = await keep([
      [6, '25.000,00', 'r1'],
      [21, '18.000', 'r2'],
      [400, '77.000', 'r3'],
      [31, '50.000', 'r4'],
    ]);
    const preview = await runner.query(ctx, (tx) => previewStatement(ctx, tx, statement));
    expect(preview.matching.sure.map(({ payment }) => payment)).toEqual([`${first.id}.1`]);
    expect(preview.matching.unsure.map(({ payment }) => [`${one.id}.1`, `${other.id}.1`].includes(payment))).toEqual([
      true,
    ]);
    expect(preview.matching.lines.map((key) => preview.lines.get(key)?.reference).sort()).toEqual(['r3', 'r4']);
    expect(preview.matching.payments.length).toBe(2);

    const confirm = (chosen: readonly string[] = []) =>
      runner.command(ctx, (tx) => confirmStatement(ctx, tx, statement, new Set(chosen)));
    const [once, again] = await Promise.all([confirm(), confirm()]);
    expect([once.payments, again.payments].sort()).toEqual([0, 1]);
    expect((await confirm(preview.matching.unsure.map(({ payment }) => payment))).payments).toBe(1);
    expect((await claimed()).items.map(({ amount }) => amount)).toEqual([150_000, 18_000]);

    // The same file once more: its lines stand for payments already.
    const copy = await keep([
      [6, '25.000,00', 'r1'],
      [21, '18.000', 'r2'],
    ]);
    const second = await runner.query(ctx, (tx) => previewStatement(ctx, tx, copy));
    expect([second.used, second.matching.sure, second.matching.unsure]).toEqual([2, [], []]);

    const made = once.judgement ?? again.judgement;
    if (!made) throw new Error('one of the two confirmed');
    await runner.command(ctx, (tx) => undoJudgement(ctx, tx, made));
    expect((await claimed()).items.length).toBe(3);
    expect((await confirm()).payments).toBe(1);
    const [sum] = await runner.query(ctx, (tx) => sumClaimed(ctx, tx, { reach: EVERYTHING }));
    expect(sum).toMatchObject({ claimed: 168_000, claimedCount: 2, confirmed: 43_000, confirmedCount: 2 });
  });

  it('remembers which column is what for the next one with the same headings', async () => {
    const { runner, ctx } = market;
    const first = await keep([]);
    const mapping = {
      date: 0,
      time: null,
      zone: null,
      amount: 1,
      debit: null,
      direction: null,
      status: null,
      reference: null,
      merchant: 2,
      order: 'mdy',
    } as const;
    await runner.command(ctx, (tx) => nameColumns(ctx, tx, first, mapping));
    const next = await keep([]);
    expect((await runner.query(ctx, (tx) => previewStatement(ctx, tx, next))).mapping).toEqual(mapping);
    await runner.command(ctx, (tx) =>
      nameColumns(ctx, tx, first, { ...mapping, merchant: null, reference: 2, order: 'dmy' }),
    );
  });

  it('has its header pointed at, which is remembered for the next file of that bank', async () => {
    const { runner, ctx } = market;
    const file = (minute: number) =>
      new TextEncoder().encode(
        `PT Bank Contoh;;\nRekening;123;\nKapan;Berapa;Apa\n${clock(minute)};7.000;CR\n${clock(minute)};8.000;DB\n`,
      );
    const keepFile = async (minute: number) => {
      const table = await readStatementFile(file(minute));
      return runner.command(ctx, (tx) => keepStatement(ctx, tx, { name: 'Mutasi', table }));
    };
    const preview = (id: Awaited<ReturnType<typeof keepFile>>) =>
      runner.query(ctx, (tx) => previewStatement(ctx, tx, id));
    const first = await keepFile(600);
    expect((await preview(first)).mapping).toBeNull();
    await runner.command(ctx, (tx) => pointAtHeader(ctx, tx, first, 3));
    expect(await preview(first)).toMatchObject({ headers: ['Kapan', 'Berapa', 'Apa'], headerLine: 3, mapping: null });
    const bare = { time: null, zone: null, debit: null, reference: null, merchant: null, order: 'dmy' } as const;
    await runner.command(ctx, (tx) => nameColumns(ctx, tx, first, { ...bare, date: 0, amount: 1, direction: 2 }));
    const next = await keepFile(660);
    const { lines, out, unread, sample } = await preview(next);
    expect([[...lines.values()].map(({ amount }) => amount), out, unread]).toEqual([[7_000], [5], []]);
    expect(sample.map(({ line, what, read }) => [line, what, typeof read === 'string' ? read : read.amount])).toEqual([
      [4, '7.000 · CR', 7_000],
      [5, '8.000 · DB', 'out'],
    ]);
    await expect(runner.command(ctx, (tx) => pointAtHeader(ctx, tx, next, 1))).resolves.toBeUndefined();
  });

  it('stands for no second payment when its columns are named anew, or its file comes once more', async () => {
    const { runner, ctx, beads } = market;
    till.sell([[beads, 2]], 'qris', 200);
    await till.sync();
    const lines = [[201, '300.000', 'r9']] as const;
    const statement = await keep(lines);
    const confirm = () => runner.command(ctx, (tx) => confirmStatement(ctx, tx, statement, new Set()));
    const { judgement, payments } = await confirm();
    expect(payments).toBe(1);
    till.sell([[beads, 2]], 'qris', 202);
    await till.sync();
    const bare = {
      date: 0,
      time: null,
      zone: null,
      amount: 1,
      debit: null,
      direction: null,
      status: null,
      reference: null,
      merchant: null,
      order: 'dmy',
    } as const;
    const name = () => runner.command(ctx, (tx) => nameColumns(ctx, tx, statement, bare));
    await expect(name()).rejects.toMatchObject({ code: 'takings.statement-confirmed' });
    const other = await keep([[500, '1', 'x']]);
    await runner.command(ctx, (tx) => nameColumns(ctx, tx, other, bare));
    expect(await keep(lines, 'Lagi')).toBe(statement);
    expect((await confirm()).payments).toBe(0);
    if (!judgement) throw new Error('it confirmed a payment');
    await runner.command(ctx, (tx) => undoJudgement(ctx, tx, judgement));
    await name();
    await runner.command(ctx, (tx) => nameColumns(ctx, tx, statement, { ...bare, reference: 2 }));
  });

  it('is another organiser’s business, and a picture is none', async () => {
    const { runner, other } = market;
    const statement = await keep([]);
    await expect(runner.query(other, (tx) => previewStatement(other, tx, statement))).rejects.toMatchObject({
      code: 'takings.statement-unknown',
    });
    await expect(readStatementFile(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).rejects.toMatchObject({
      code: 'takings.statement-unread',
      data: { reason: 'not-a-list' },
    });
  });
});

it('shows a producer the own sales only, and lists page by page in as many statements', async () => {
  const { runner, ctx, amplang, beads, countQueries } = market;
  const own = till.sell([[amplang, 3]], 'qris', 60);
  till.sell(
    [
      [amplang, 1],
      [beads, 1],
    ],
    'qris',
    61,
  );
  await till.sync();
  const reach = { all: false, regions: [], businesses: [amplang.business] } as const;
  const seen = await runner.query(ctx, (tx) => listClaimed(ctx, tx, { reach }));
  expect(seen.items.map(({ receipt }) => receipt)).toContain(own.id);
  expect(seen.items.some(({ amount }) => amount === 175_000)).toBe(false);
  const all = (await claimed()).items;
  const paged: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await runner.query(ctx, (tx) => listClaimed(ctx, tx, { reach: EVERYTHING, limit: 2, after }));
    paged.push(...page.items.map(({ receipt }) => receipt));
    if (page.next === null) break;
    after = page.next;
  }
  expect(paged).toEqual(all.map(({ receipt }) => receipt));
  expect(await countQueries((tx) => listClaimed(ctx, tx, { reach: EVERYTHING, limit: 1 }))).toBe(
    await countQueries((tx) => listClaimed(ctx, tx, { reach: EVERYTHING, limit: 3 })),
  );
  expect(dayAt(all[0]?.soldAt ?? 0, 'Asia/Jakarta')).toBe(all[0]?.day);
});
