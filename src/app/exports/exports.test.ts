import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../kinds/id.ts';
import { money } from '../../kinds/money.ts';
import type { Reach } from '../../platform/authz/access.ts';
import type { Actor } from '../../platform/db/context.ts';
import { csvPieces, readSheet, writeCsv, writeXlsx, xlsxPieces } from '../../platform/sheets/index.ts';
import { decide, editCall, openCall, saveDraft, startApplication, submitApplication } from '../../slices/call/index.ts';
import { callOf, ITEM } from '../../slices/call/testing/open-call.ts';
import type { AtEdition } from '../../slices/editions/index.ts';
import { BALIKPAPAN, OPENING, PASER } from '../../slices/editions/testing/test-edition.ts';
import { createFigureNews, type Projector, startProjector } from '../../slices/insights/index.ts';
import { type Market, openMarket, type Till } from '../../slices/insights/testing/open-market.ts';
import { reportDay } from '../../slices/takings/index.ts';
import { type ExportSheet, text } from './export-sheet.ts';
import { writtenSheet } from './exports-api.ts';
import { EXPORT_SHEETS } from './sheets.ts';

let market: Market;
let till: Till;
let projector: Projector;

beforeAll(async () => {
  market = await openMarket();
  const { amplang, jahe, ctx, runner, booth } = market;
  till = await market.openTill();
  till.sell([
    [amplang, 2],
    [jahe, 1],
  ]);
  till.sell([[jahe, 3]], 'qris', 5);
  till.close(60);
  await till.sync();
  const log = pino({ level: 'silent' });
  projector = startProjector({ runner, clock: ctx.clock, log, news: createFigureNews() });
  await projector.settle();
  await runner.command(ctx, async (tx) => {
    await editCall(ctx, tx, callOf());
    await openCall(ctx, tx);
    const application = await startApplication(ctx, tx, { business: amplang.business });
    const said = { statement: 'Kami siap.', items: [ITEM], consent: { purpose: 'Kurasi gelaran ini.' } };
    const { version } = await saveDraft(ctx, tx, { application, version: 1, ...said });
    await submitApplication(ctx, tx, { application, version });
    const reasons = { id: 'Kemasan belum siap.', en: '' };
    await decide(ctx, tx, { applications: [application], decision: 'refused', reasons });
    const report = {
      day: '2023-06-24',
      amount: money(500_000),
      sales: 12,
      byMethod: { cash: money(300_000), qris: money(200_000) },
      byProduct: {},
      note: 'ramai',
      reporter: 'Pelapor contoh',
    };
    const next = { ...ctx, clock: { now: () => OPENING + 40 * 3_600_000 } };
    await reportDay(next, tx, { booth, channel: 'link', report });
  });
});
afterAll(async () => {
  await projector.stop();
  await market.stop();
});

/** A sheet as another program reads it: the heading first. */
async function bookOf(name: string, reach: Reach = { all: true }, at: AtEdition = market.ctx) {
  const sheet = EXPORT_SHEETS.find((each) => each.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  const book = await writeXlsx([writtenSheet(market, at, reach, sheet, 'id', 'IDR')]);
  const [tab] = await readExcelFile(Buffer.from(book));
  const [heading = [], ...rows] = tab?.data ?? [];
  return { heading, rows, value: (row: number, column: string) => rows[row]?.[heading.indexOf(column)] };
}

/** The same as text, cell by cell. */
async function linesOf(name: string): Promise<string[][]> {
  const sheet = EXPORT_SHEETS.find((each) => each.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  const bytes = await writeCsv(writtenSheet(market, market.ctx, { all: true }, sheet, 'id', 'IDR'), ';');
  const table = await readSheet(bytes);
  if (!table.ok) throw new Error('unreadable');
  return [table.value.header, ...table.value.rows.map(({ cells }) => cells)].map((cells) => [...cells]);
}

function leadOf({ organiser }: AtEdition, region: typeof PASER): Actor {
  const scope = { region, business: null, booth: null };
  return { kind: 'person', user: newId<'user'>(), memberships: [{ organiser, role: 'lead', ...scope }] };
}

it('every sheet is read back with all of its columns, as a workbook and as text', async () => {
  for (const sheet of EXPORT_SHEETS) {
    const { heading, rows } = await bookOf(sheet.name);
    expect(heading).toEqual(sheet.columns.map(({ heading: { id }, money }) => (money ? `${id} (IDR)` : id)));
    expect([sheet.name, rows.length > 0]).toEqual([sheet.name, true]);
    for (const row of rows) expect(row.length).toBe(sheet.columns.length);
    const [said, ...lines] = await linesOf(sheet.name);
    expect(said).toEqual(heading);
    // The moment of a figure is that of the reading; all else is the same in both.
    const cells = (all: readonly (readonly unknown[])[]) => all.map((row) => row.map((cell) => String(cell ?? '')));
    expect([sheet.name, cells(lines)]).toEqual([sheet.name, cells(rows)]);
  }
});

it('a list is the same read row by row as read at once', async () => {
  const read = (sheet: ExportSheet, after: string | undefined, limit: number) =>
    market.runner.query(market.ctx, (tx) => sheet.read(market.ctx, tx, { all: true }, after, limit));
  for (const sheet of EXPORT_SHEETS) {
    const whole = await read(sheet, undefined, 1_000);
    const first = await read(sheet, undefined, 1);
    // Some are put together already, and come in one part.
    if (first.length !== 1) continue;
    const rows = [...first];
    for (let next = first; next.length > 0; rows.push(...next)) next = await read(sheet, rows.at(-1)?.[0], 1);
    expect([sheet.name, rows]).toEqual([sheet.name, whole]);
  }
});

/** Two receipts of one millisecond stand in either order. */
const inOrder = (rows: readonly (readonly unknown[])[]) => rows.map((row) => JSON.stringify(row)).sort();

it('receipts have their lines, amounts as numbers', async () => {
  const { rows, value } = await bookOf('receipts');
  expect(
    inOrder(rows.map((_, at) => [value(at, 'Barang'), value(at, 'Jumlah'), value(at, 'Jumlah uang (IDR)')])),
  ).toEqual(
    inOrder([
      ['Amplang tenggiri', 2, 50_000],
      ['Wedang jahe', 1, 18_000],
      ['Wedang jahe', 3, 54_000],
    ]),
  );
});

it('booths and tills stand there by what they are called, never by an id', async () => {
  const { code } = till.phone;
  for (const [name, rows] of [
    ['receipts', 3],
    ['payments', 2],
    ['shifts', 1],
    ['daily-reports', 1],
  ] as const) {
    const { rows: found, value } = await bookOf(name);
    expect([name, found.map((_, at) => value(at, 'Stan'))]).toEqual([name, Array.from({ length: rows }, () => 'A1')]);
  }
  expect((await bookOf('shifts')).value(0, 'Kasir')).toBe(`${code} · HP 1`);
});

it('applicants, booths and daily reports say what is there', async () => {
  const applicants = await bookOf('applicants');
  expect(
    applicants.rows.map((_, at) =>
      [
        'Nomor',
        'Usaha',
        'Kode daerah',
        'Keadaan',
        'Dicalonkan',
        'Nilai rata-rata (dari 100)',
        'Alasan',
        'Pernyataan',
      ].map((column) => applicants.value(at, column)),
    ),
  ).toEqual([
    [1, 'Contoh Amplang Sepinggan', BALIKPAPAN, 'Tidak diterima', 'tidak', null, 'Kemasan belum siap.', 'Kami siap.'],
  ]);
  const booths = await bookOf('booths');
  expect(
    booths.rows.map((_, at) =>
      ['Nomor', 'Klaster', 'Pemegang', 'Daerah', 'Pelaku usaha'].map((c) => booths.value(at, c)),
    ),
  ).toEqual([
    ['A1', 'A', 'Balikpapan', 'Balikpapan', 'Contoh Amplang Sepinggan; Contoh Jahe Manggar; Contoh Manik Klandasan'],
  ]);
  const reports = await bookOf('daily-reports');
  expect(
    [
      'Hari',
      'Omzet (IDR)',
      'Penjualan',
      'Omzet Tunai (IDR)',
      'Omzet QRIS (IDR)',
      'Omzet Kartu (IDR)',
      'Pelapor',
      'Lewat',
      'Catatan',
      'Perbaikan ke',
    ].map((column) => reports.value(0, column)),
  ).toEqual(['2023-06-24', 500_000, 12, 300_000, 200_000, null, 'Pelapor contoh', 'Tautan laporan', 'ramai', 1]);
});

it('figures have their basis and what they leave out, in words', async () => {
  const figures = await bookOf('figures');
  const told = (at: number) =>
    ['Angka', 'Dasar hitung', 'Hari', 'Cara bayar', 'Nilai uang (IDR)', 'Banyaknya', 'Dari struk'].map((c) =>
      figures.value(at, c),
    );
  const rows = figures.rows.map((_, at) => told(at).join(' | '));
  expect(rows).toContain('Omzet | Dihitung |  |  | 122000 |  | 2');
  expect(rows).toContain('Struk | Dihitung |  |  |  | 2 | 2');
  expect(String(figures.value(0, 'Tidak termasuk'))).not.toMatch(/outside-tills|organiser-income/);
});

it('payments, shifts, products and participants say what is there', async () => {
  const payments = await bookOf('payments');
  const told = ['Cara bayar', 'Jumlah uang (IDR)', 'Jenis', 'Keadaan'];
  expect(inOrder(payments.rows.map((_, at) => told.map((column) => payments.value(at, column))))).toEqual(
    inOrder([
      ['Tunai', 68_000, 'Penjualan', 'Diterima'],
      ['QRIS', 54_000, 'Penjualan', 'Diklaim, belum dipastikan'],
    ]),
  );
  const shifts = await bookOf('shifts');
  expect([shifts.value(0, 'Kas awal (IDR)'), shifts.value(0, 'Selisih menurut kasir (IDR)')]).toEqual([100_000, 1_000]);
  const products = await bookOf('products');
  expect(products.rows.map((_, at) => [products.value(at, 'Nama'), products.value(at, 'Terjual')])).toEqual([
    ['Amplang tenggiri', 2],
    ['Wedang jahe', 4],
    ['Kalung manik-manik', null],
  ]);
  expect((await bookOf('participants')).rows.length).toBe(3);
});

it('a lead of another region, and another organiser, take home nothing', async () => {
  // Figures follow the actor and not the reach: see below.
  const narrowed = EXPORT_SHEETS.filter(
    ({ action }) => !['payments.confirm', 'exceptions.read', 'reports.manage', 'figures.read'].includes(action),
  );
  for (const { name } of narrowed)
    expect([name, (await bookOf(name, { all: false, regions: [PASER], businesses: [] })).rows]).toEqual([name, []]);
  for (const { name } of EXPORT_SHEETS.filter(({ action }) => action !== 'figures.read'))
    expect([name, (await bookOf(name, { all: true }, market.other)).rows]).toEqual([name, []]);
  const lead: AtEdition = { ...market.ctx, actor: leadOf(market.ctx, PASER) };
  for (const at of [lead, market.other]) {
    const { rows, heading } = await bookOf('figures', { all: true }, at);
    const money = heading.indexOf('Nilai uang (IDR)');
    // What everybody may read stays; nothing of a booth, and nothing of another tenant.
    expect(rows.filter((row) => row[heading.indexOf('Stan')] !== null)).toEqual([]);
    if (at === market.other) expect(rows.filter((row) => (row[money] ?? 0) !== 0)).toEqual([]);
  }
});

it('is sent while it is read: the first pieces of either file come before the second part is asked for', async () => {
  let asked = 0;
  const endless: ExportSheet = {
    name: 'long',
    file: { id: 'panjang', en: 'long' },
    title: { id: 'Panjang', en: 'Long' },
    action: 'receipts.read',
    columns: [text('Satu', 'One')],
    async read(_ctx, _tx, _reach, after, limit) {
      if (++asked > 40) return [];
      const from = Number(after ?? 0);
      return Array.from({ length: limit }, (_, at) => [String(from + at + 1), `${randomUUID()}${randomUUID()}`]);
    },
  };
  const sheet = () => writtenSheet(market, market.ctx, { all: true }, endless, 'id', 'IDR');
  for (const pieces of [csvPieces(sheet()), xlsxPieces([sheet()])]) {
    asked = 0;
    let bytes = 0;
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > 60_000) break;
    }
    // A list of forty parts: what was sent so far was read in a few of them.
    expect(asked).toBeLessThan(8);
  }
});
