import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheet } from '../../../platform/sheets/index.ts';
import { countStatementHeadings, guessMapping } from './guess-columns.ts';
import { readStatement, type StatementMapping } from './read-statement.ts';

const ZONE = 'Asia/Jakarta';
const EDITION = { zone: ZONE, currency: 'IDR' } as const;
const NONE = {
  ...{ time: null, zone: null, debit: null, direction: null, status: null, reference: null, merchant: null },
} as const;

/** A bank's file, read as the program reads it when nobody names a column. */
async function readFile(bytes: Uint8Array, edition: { zone: string; currency: string } = EDITION) {
  const read = await readSheet(bytes, { knows: countStatementHeadings });
  if (!read.ok) throw new Error(read.code);
  const { header, rows } = read.value;
  const mapping = guessMapping(header, rows, edition.zone);
  if (!mapping) throw new Error(`no columns in ${header.join()}`);
  const { lines, out, unread } = readStatement(rows, mapping, edition);
  return {
    in: lines.map(({ at, timed, amount }) => [new Date(at).toISOString(), timed, amount]),
    out,
    unread,
  };
}

const fileOf = (name: string) => readFileSync(new URL(`../testing/cases/${name}`, import.meta.url));
const text = (...lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'));

const AT_19_44 = '2023-06-24T12:44:00.000Z';

describe('a bank’s file', () => {
  it.each(['preamble-full-width.csv', 'preamble-one-cell.csv', 'preamble-two-cells.csv'])(
    'has its header below the facts of the account: %s',
    async (name) =>
      expect(await readFile(fileOf(name))).toEqual({ in: [[AT_19_44, true, 31_117]], out: [], unread: [] }),
  );

  it.each([
    'direction-marker-column.csv',
    'direction-minus-sign.csv',
    'direction-parentheses.csv',
    'direction-suffix-in-cell.csv',
    'direction-two-columns.csv',
    'direction-type-column.csv',
    'direction-unnamed-column.csv',
  ])('says which way money went: %s', async (name) =>
    expect(await readFile(fileOf(name))).toEqual({ in: [[AT_19_44, true, 31_331]], out: [2], unread: [] }),
  );

  it.each(['clock-24h.csv', 'clock-am-pm.csv'])('has its clock read: %s', async (name) =>
    expect((await readFile(fileOf(name))).in).toEqual([['2023-06-24T05:45:00.000Z', true, 31_447]]),
  );

  it('may be a spreadsheet with day and clock in one cell', async () => {
    expect((await readFile(fileOf('day-and-clock-in-one-cell.xlsx'))).in).toEqual([
      ['2023-06-24T12:45:00.000Z', true, 31_667],
      ['2023-06-24T05:05:00.000Z', true, 31_777],
    ]);
  });

  it('has a number with a fraction for what it is', async () => {
    expect(await readFile(fileOf('number-with-fraction.xlsx'))).toEqual({
      in: [],
      out: [],
      unread: [{ line: 2, why: 'amount-unreadable' }],
    });
  });

  it('has its status read: what failed, waits or went back is no payment, and an unknown word is told', async () => {
    const file = text(
      'Created At,Gross Amount,Status Pembayaran',
      ...['Berhasil', 'GAGAL', 'Refund', 'pending', 'Menunggu Pembayaran', 'PARTIAL_REFUND', 'berhasilkah'].map(
        (status, at) => `24/06/2023 19:44,${31_331 + at},${status}`,
      ),
    );
    const left = [3, 4, 5, 6, 7].map((line) => ({ line, why: 'not-settled' }));
    expect(await readFile(file)).toEqual({
      in: [[AT_19_44, true, 31_331]],
      out: [],
      unread: [...left, { line: 8, why: 'status-unreadable' }],
    });
  });

  it('may call its column of status anything where all its words are known, and not where none is', async () => {
    const named = text('Tanggal,Jumlah,Hasil', '24/06/2023 19:44,31331,Sukses', '24/06/2023 19:44,31332,Gagal');
    expect((await readFile(named)).unread).toEqual([{ line: 3, why: 'not-settled' }]);
    const other = text('Tanggal,Jumlah,Status', '24/06/2023 19:44,31331,A1', '24/06/2023 19:44,31332,A2');
    expect((await readFile(other)).in).toHaveLength(2);
  });

  it('may mark its directions in brackets, and guard its cells from a spreadsheet', async () => {
    const file = text(
      'Tanggal,Jumlah',
      '="24/06/2023 19:44","31,223.00 (DB)"',
      '="24/06/2023 19:44","31,331.00 (CR)"',
      '="24/06/2023 19:44",="31331"',
    );
    const came = [AT_19_44, true, 31_331];
    expect(await readFile(file)).toEqual({ in: [came, came], out: [2], unread: [] });
  });

  it('of India has lakh, paise, Dr and Cr', async () => {
    const file = text(
      'Account No;123',
      'Txn Date;Narration;Withdrawal Amt.;Deposit Amt.;Closing Balance',
      '05/11/2027 07:15 PM;UPI/craft;;1,25,000.50;2,00,000.00',
      '05/11/2027 07:20 PM;ATM;5,000.00;;1,95,000.00',
    );
    expect(await readFile(file, { zone: 'Asia/Kolkata', currency: 'INR' })).toEqual({
      in: [['2027-11-05T13:45:00.000Z', true, 12_500_050]],
      out: [4],
      unread: [],
    });
    const marked = text('Date,Amount,Dr/Cr', '05-Nov-2027 19:15,"1,25,000.50",CR', '05-Nov-2027 19:20,"5,000.00",DR');
    expect(await readFile(marked, { zone: 'Asia/Kolkata', currency: 'INR' })).toEqual({
      in: [['2027-11-05T13:45:00.000Z', true, 12_500_050]],
      out: [3],
      unread: [],
    });
  });

  it('may have clock and zone in cells of their own, and months first where its days can be nothing else', async () => {
    const file = text('Date,Time,Zone,Amount', '06/24/2023,8:44 PM,WITA,31117', '06/05/2023,19.44,WIB,100');
    expect((await readFile(file)).in).toEqual([
      [AT_19_44, true, 31_117],
      ['2023-06-05T12:44:00.000Z', true, 100],
    ]);
  });

  it('tells by line what it cannot read, and guesses none of it', async () => {
    const file = text(
      'Tanggal;D/K;Jumlah',
      '24/06/2023 19:44;K;31.117',
      '31/06/2023 19:44;K;31.117',
      '24/06/2023 kemarin;K;31.117',
      '24/06/2023 19:44;?;31.117',
      '24/06/2023 19:44;K;seribu',
      '24/06/2023 19:44;K;-31.117',
    );
    const read = await readSheet(file, { knows: countStatementHeadings });
    if (!read.ok) throw new Error(read.code);
    const mapping = { ...NONE, date: 0, direction: 1, amount: 2, order: 'dmy' } as const;
    const { lines, unread } = readStatement(read.value.rows, mapping, EDITION);
    expect([lines.map(({ line }) => line), unread]).toEqual([
      [2],
      [
        { line: 3, why: 'day-unreadable' },
        { line: 4, why: 'clock-unreadable' },
        { line: 5, why: 'direction-unreadable' },
        { line: 6, why: 'amount-unreadable' },
        { line: 7, why: 'direction-unreadable' },
      ],
    ]);
  });
});

describe('a statement', () => {
  const header = ['Tanggal', 'Jam', 'NMID', 'Nominal', 'RRN'];
  const rows = [
    ['23/06/2023', '19:05', 'ID1', '25.000,00', 'r1'],
    ['23/06/2023', '19:06', 'ID1', '25000.00', ''],
    ['23/06/2023', '19:06', 'ID1', 'Rp 25.000', ''],
    ['23/06/2023', '19:07', 'ID1', '-1.000', 'biaya'],
    ['Total', '', '', '75.000', ''],
  ].map((cells, at) => ({ line: at + 2, cells }));

  it('is read by its headings, each line told from its like', () => {
    const mapping = guessMapping(header, rows, ZONE);
    expect(mapping).toEqual({ ...NONE, date: 0, time: 1, amount: 3, reference: 4, merchant: 2, order: 'dmy' });
    if (!mapping) return;
    const read = readStatement(rows, mapping, EDITION);
    expect(read.lines.map(({ line, amount, reference }) => [line, amount, reference])).toEqual([
      [2, 25_000, 'r1'],
      [3, 25_000, ''],
      [4, 25_000, ''],
    ]);
    expect([read.out, read.unread]).toEqual([[5], [{ line: 6, why: 'day-unreadable' }]]);
    expect(new Set(read.lines.map(({ key }) => key)).size).toBe(3);
    expect(readStatement(rows, mapping, EDITION)).toEqual(read);
    expect(guessMapping(['a', 'b'], [], ZONE)).toBeNull();
  });

  it('takes no kind of a card for the way that money went', () => {
    const cards = [{ line: 2, cells: ['24/06/2023', '100', 'Debit'] }];
    expect(guessMapping(['Tanggal', 'Jumlah', 'Jenis kartu'], cards, ZONE)?.direction).toBeNull();
    expect(guessMapping(['Tanggal', 'Jumlah', 'Jenis'], cards, ZONE)?.direction).toBe(2);
  });

  it('never throws, whatever is in its cells', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d:./ -]{0,20}(AM|PM|WIB|Z|CR|D)?$/));
    const column = fc.option(fc.nat(7));
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 8 })),
        fc.record({ time: column, zone: column, debit: column, direction: column, status: column }),
        (cells, some) => {
          const mapping: StatementMapping = { ...some, date: 0, amount: 2, reference: 3, merchant: 4, order: 'dmy' };
          const given = cells.map((row, at) => ({ line: at + 2, cells: row }));
          const { lines, out, unread } = readStatement(given, mapping, EDITION);
          expect(lines.length + out.length + unread.length).toBe(cells.length);
          guessMapping(cells[0] ?? [], given, ZONE);
        },
      ),
    );
  });
});
