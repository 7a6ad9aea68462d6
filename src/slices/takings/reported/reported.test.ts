import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '../../../kinds/id.ts';
import { money } from '../../../kinds/money.ts';
import { sealerOf } from '../../../platform/secrets/sealer.ts';
import { BALIKPAPAN, openTestEdition, PASER, type TestEdition } from '../../editions/testing/test-edition.ts';
import { addBooth, assignBooth, drawHall, releaseBooth } from '../../floor/index.ts';
import type { DayReportInput } from '../contract.ts';
import { listBoothDays } from './list-booth-days.ts';
import { listReported, listReportHistory } from './list-reported.ts';
import { reportDay } from './report-day.ts';
import { reportFormFacts } from './report-form-facts.ts';
import { openLink, renewLink, revokeLink } from './report-links.ts';
import { takeReport } from './take-report.ts';

let test: TestEdition;
let booths: Id<'booth'>[];
const DAY = '2023-06-23';
const EVERYTHING = { all: true } as const;

beforeAll(async () => {
  test = await openTestEdition();
  const { runner, ctx } = test;
  booths = await runner.command(ctx, async (tx) => {
    const hall = await drawHall(ctx, tx, { name: 'Aula', width: 50_000, depth: 20_000 });
    const made: Id<'booth'>[] = [];
    for (const [at, region] of [BALIKPAPAN, PASER, BALIKPAPAN, BALIKPAPAN].entries()) {
      const place = { x: at * 4_000, y: 0, width: 3_000, depth: 3_000, cluster: 'A', region };
      made.push(await addBooth(ctx, tx, { hall, number: `A${at + 1}`, ...place }));
    }
    return made;
  });
});
afterAll(() => test.stop());

const boothAt = (at: number) => booths[at] as Id<'booth'>;

function reportOf(amount: number, over: Partial<DayReportInput> = {}): DayReportInput {
  return {
    day: DAY,
    amount: money(amount),
    sales: null,
    byMethod: {},
    byProduct: {},
    note: '',
    reporter: 'Pelapor contoh',
    ...over,
  };
}

function tell(booth: Id<'booth'>, report: DayReportInput) {
  const { runner, ctx } = test;
  return runner.command(ctx, (tx) => reportDay(ctx, tx, { booth, channel: 'link', report }));
}

const reported = (reach: Parameters<typeof listReported>[2]['reach'] = EVERYTHING) =>
  test.runner.query(test.ctx, (tx) => listReported(test.ctx, tx, { reach }));

describe('a reported day', () => {
  it('is corrected by telling it again: the newest counts, all are kept, the same twice is once', async () => {
    const booth = boothAt(0);
    expect(await tell(booth, reportOf(500_000))).toEqual({ revision: 1, changed: true });
    expect(await tell(booth, reportOf(500_000))).toEqual({ revision: 1, changed: false });
    expect(await tell(booth, reportOf(650_000, { sales: 12 }))).toEqual({ revision: 2, changed: true });
    expect((await reported()).map(({ boothNumber, amount, revision }) => [boothNumber, amount, revision])).toEqual([
      ['A1', 650_000, 2],
    ]);
    const { runner, ctx } = test;
    const history = await runner.query(ctx, (tx) => listReportHistory(ctx, tx, booth));
    expect(history.map(({ amount, revision }) => [amount, revision])).toEqual([
      [650_000, 2],
      [500_000, 1],
    ]);
  });

  it('gives each of two who report at once a revision of its own', async () => {
    const booth = boothAt(1);
    const told = await Promise.all([1, 2, 3, 4].map((at) => tell(booth, reportOf(at * 100_000))));
    expect(told.map(({ revision }) => revision).sort()).toEqual([1, 2, 3, 4]);
  });

  it('is of a day of the edition that has come, adds up, and does not come too often', async () => {
    const booth = boothAt(2);
    for (const day of ['2023-06-22', '2023-06-24', '2023-06-26'])
      await expect(tell(booth, reportOf(1, { day }))).rejects.toMatchObject({ code: 'takings.day-outside' });
    const byMethod = { cash: money(300_000), qris: money(100_000) };
    await expect(tell(booth, reportOf(500_000, { byMethod }))).rejects.toMatchObject({
      code: 'takings.methods-differ',
    });
    for (let at = 0; at < 30; at++) await tell(booth, reportOf(400_000 + at));
    await expect(tell(booth, reportOf(400_000, { byMethod }))).rejects.toMatchObject({
      code: 'takings.too-many-reports',
    });
  });

  it('is seen by a lead of the own region only, and by no other organiser', async () => {
    const lead = { all: false, regions: [PASER], businesses: [] } as const;
    expect((await reported(lead)).map(({ boothNumber }) => boothNumber)).toEqual(['A2']);
    const { runner, other } = test;
    expect(await runner.query(other, (tx) => listReported(other, tx, { reach: EVERYTHING }))).toEqual([]);
    const report = { booth: boothAt(0), channel: 'link', report: reportOf(1) } as const;
    await expect(runner.command(other, (tx) => reportDay(other, tx, report))).rejects.toMatchObject({
      code: 'takings.booth-unknown',
    });
  });
});

describe('the link', () => {
  it('opens its booth until it is renewed or withdrawn', async () => {
    const { runner, ctx, other } = test;
    const sealer = await sealerOf(runner);
    const open = (key: string, who = ctx) => runner.query(who, (tx) => openLink(who, tx, key));
    const unknown = { code: 'takings.link-unknown' };
    const first = await runner.command(ctx, (tx) => renewLink(ctx, tx, boothAt(0), sealer));
    expect(first).toMatch(/^[A-Za-z0-9_-]{22}$/);
    const days = ['2023-06-23', '2023-06-24', '2023-06-25'];
    expect(await open(first)).toEqual({ booth: boothAt(0), days });
    await expect(open(first, other)).rejects.toMatchObject(unknown);
    const second = await runner.command(ctx, (tx) => renewLink(ctx, tx, boothAt(0), sealer));
    await expect(open(first)).rejects.toMatchObject(unknown);
    expect(await open(second)).toEqual({ booth: boothAt(0), days });
    await runner.command(ctx, (tx) => revokeLink(ctx, tx, boothAt(0)));
    for (const key of [second, '', "' or true", 'A'.repeat(22)]) await expect(open(key)).rejects.toMatchObject(unknown);
    await expect(runner.command(ctx, (tx) => revokeLink(ctx, tx, boothAt(0)))).rejects.toMatchObject(unknown);
  });

  it('is of no use for the days of others who hold the booth then, and shows them nothing', async () => {
    const { runner, ctx } = test;
    const hall = await runner.command(ctx, (tx) => drawHall(ctx, tx, { name: 'Aula 2', width: 20_000, depth: 20_000 }));
    const place = { x: 0, y: 0, width: 3_000, depth: 3_000, cluster: 'B', region: null };
    const booth = await runner.command(ctx, (tx) => addBooth(ctx, tx, { hall, number: 'B1', ...place }));
    const give = (region: typeof PASER, from: string, to: string) =>
      runner.command(ctx, (tx) =>
        assignBooth(ctx, tx, { booth, holder: { kind: 'delegation', region }, days: { from, to } }),
      );
    const release = (assignment: Id<'assignment'>) =>
      runner.command(ctx, (tx) => releaseBooth(ctx, tx, { assignment }));
    const whole = await give(BALIKPAPAN, DAY, '2023-06-25');
    const key = await runner.command(ctx, async (tx) => renewLink(ctx, tx, booth, await sealerOf(runner)));
    const open = () => runner.query(ctx, (tx) => openLink(ctx, tx, key));
    expect((await open()).days).toHaveLength(3);
    await release(whole);
    const first = await give(BALIKPAPAN, DAY, DAY);
    await give(PASER, '2023-06-24', '2023-06-25');
    expect(await open()).toEqual({ booth, days: [DAY] });
    await tell(booth, reportOf(900_000, { day: DAY }));
    const facts = await runner.query(ctx, (tx) => reportFormFacts(ctx, tx, booth, [DAY]));
    expect([facts.days, facts.history.map(({ day }) => day)]).toEqual([[DAY], [DAY]]);
    expect((await runner.query(ctx, (tx) => reportFormFacts(ctx, tx, booth, ['2023-06-24']))).history).toEqual([]);
    const form = new FormData();
    for (const [name, value] of Object.entries({ day: '2023-06-24', amount: '1.000', reporter: 'Pelapor contoh' }))
      form.set(name, value);
    const sent = runner.command(ctx, (tx) => takeReport(ctx, tx, { booth, channel: 'link', form, days: [DAY] }));
    await expect(sent).rejects.toMatchObject({ code: 'takings.day-outside' });
    await release(first);
    await give(PASER, DAY, DAY);
    await expect(open()).rejects.toMatchObject({ code: 'takings.link-unknown' });
  });
});

describe('the form', () => {
  const take = (fields: Readonly<Record<string, string>>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const { runner, ctx } = test;
    return runner.command(ctx, (tx) => takeReport(ctx, tx, { booth: boothAt(3), channel: 'link', form }));
  };
  const typed = { day: DAY, amount: 'Rp 1.250.000', sales: '40', reporter: 'Pelapor contoh', note: 'ramai' };

  it('asks back once about what is odd, says what it cannot read, and keeps what was typed', async () => {
    expect(await take({ ...typed, amount: '1,5 jt', sales: 'banyak', reporter: ' ' })).toEqual({
      state: 'faults',
      faults: ['sales', 'amount', 'reporter'],
      typed: { ...typed, amount: '1,5 jt', sales: 'banyak', reporter: ' ' },
    });
    const odd = { ...typed, sales: '0' };
    expect(await take(odd)).toEqual({ state: 'doubts', doubts: ['no-sales'], typed: odd });
    expect(await take({ ...odd, sure: 'on' })).toMatchObject({ state: 'thanks', revision: 1 });
    expect(await take({ ...typed, 'method-cash': '1.000.000', 'method-qris': '250.000' })).toEqual({
      state: 'thanks',
      day: DAY,
      amount: 1_250_000,
      revision: 2,
    });
    const { runner, ctx } = test;
    const [report] = await runner.query(ctx, (tx) => listReported(ctx, tx, { reach: EVERYTHING, booth: boothAt(3) }));
    expect(report).toMatchObject({ byMethod: { cash: 1_000_000, qris: 250_000 }, sales: 40, note: 'ramai' });
  });
});

it('lists all booths with what was counted and reported in one query', async () => {
  const { ctx, countQueries } = test;
  let rows: Awaited<ReturnType<typeof listBoothDays>> = [];
  expect(
    await countQueries(async (tx) => {
      rows = await listBoothDays(ctx, tx, DAY);
    }),
  ).toBe(1);
  expect(rows.map(({ number, reported: amount }) => [number, amount])).toEqual([
    ['A1', 650_000],
    ['A2', expect.any(Number)],
    ['A3', 400_029],
    ['A4', 1_250_000],
    ['B1', 900_000],
  ]);
});
