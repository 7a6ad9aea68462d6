import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Reach } from '../../platform/authz/access.ts';
import { writeXlsx } from '../../platform/sheets/index.ts';
import type { AtEdition } from '../../slices/editions/index.ts';
import { PASER } from '../../slices/editions/testing/test-edition.ts';
import { type Market, openMarket } from '../../slices/insights/testing/open-market.ts';
import { writtenSheet } from './exports-api.ts';
import { EXPORT_SHEETS } from './sheets.ts';

let market: Market;

beforeAll(async () => {
  market = await openMarket();
  const { amplang, jahe } = market;
  const till = await market.openTill();
  till.sell([
    [amplang, 2],
    [jahe, 1],
  ]);
  till.sell([[jahe, 3]], 'qris', 5);
  till.close(60);
  await till.sync();
});
afterAll(() => market.stop());

/** A sheet as another program reads it: the heading first. */
async function bookOf(name: string, reach: Reach = { all: true }, at: AtEdition = market.ctx) {
  const sheet = EXPORT_SHEETS.find((each) => each.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  const book = await writeXlsx([writtenSheet(market, at, reach, sheet, 'id', 'IDR')]);
  const [tab] = await readExcelFile(Buffer.from(book));
  const [heading = [], ...rows] = tab?.data ?? [];
  return { heading, rows, value: (row: number, column: string) => rows[row]?.[heading.indexOf(column)] };
}

it('every sheet is read back with all of its columns', async () => {
  for (const sheet of EXPORT_SHEETS) {
    const { heading, rows } = await bookOf(sheet.name);
    expect(heading).toEqual(sheet.columns.map(({ heading: { id }, money }) => (money ? `${id} (IDR)` : id)));
    for (const row of rows) expect(row.length).toBe(sheet.columns.length);
  }
});

it('receipts have their lines, amounts as numbers', async () => {
  const { rows, value } = await bookOf('receipts');
  expect(rows.map((_, at) => [value(at, 'Barang'), value(at, 'Jumlah'), value(at, 'Jumlah uang (IDR)')])).toEqual([
    ['Amplang tenggiri', 2, 50_000],
    ['Wedang jahe', 1, 18_000],
    ['Wedang jahe', 3, 54_000],
  ]);
});

it('booths and tills stand there by what they are called, never by an id', async () => {
  const id = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
  for (const name of ['receipts', 'payments', 'shifts']) {
    const { rows, value } = await bookOf(name);
    expect(rows.length).toBeGreaterThan(0);
    for (const at of rows.keys())
      for (const column of ['Stan', ...(name === 'shifts' ? ['Kasir'] : [])]) {
        expect(value(at, column)).toBeTruthy();
        expect(value(at, column)).not.toMatch(id);
      }
  }
});

it('payments, shifts, products and participants say what is there', async () => {
  const payments = await bookOf('payments');
  expect(
    payments.rows.map((_, at) => [payments.value(at, 'Cara bayar'), payments.value(at, 'Jumlah uang (IDR)')]),
  ).toEqual([
    ['Tunai', 68_000],
    ['QRIS', 54_000],
  ]);
  expect(payments.rows.map((_, at) => [payments.value(at, 'Jenis'), payments.value(at, 'Keadaan')])).toEqual([
    ['Penjualan', 'Diterima'],
    ['Penjualan', 'Diklaim, belum dipastikan'],
  ]);
  const shifts = await bookOf('shifts');
  expect([shifts.value(0, 'Kas awal (IDR)'), shifts.value(0, 'Selisih (IDR)')]).toEqual([100_000, 1_000]);
  const products = await bookOf('products');
  expect(products.rows.map((_, at) => [products.value(at, 'Nama'), products.value(at, 'Terjual')])).toEqual([
    ['Amplang tenggiri', 2],
    ['Wedang jahe', 4],
    ['Kalung manik-manik', null],
  ]);
  expect((await bookOf('participants')).rows.length).toBe(3);
});

it('a lead of another region, and another organiser, take home nothing', async () => {
  for (const { name } of EXPORT_SHEETS.filter(
    ({ action }) => !['payments.confirm', 'exceptions.read', 'reports.manage'].includes(action),
  ))
    expect([name, (await bookOf(name, { all: false, regions: [PASER], businesses: [] })).rows]).toEqual([name, []]);
  for (const { name } of EXPORT_SHEETS)
    expect([name, (await bookOf(name, { all: true }, market.other)).rows]).toEqual([name, []]);
});
