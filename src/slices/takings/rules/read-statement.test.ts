import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessMapping, readStatement, readStatementTime } from './read-statement.ts';

const ZONE = 'Asia/Jakarta';
const iso = (date: string, time = '', order: 'dmy' | 'mdy' = 'dmy') => {
  const when = readStatementTime(date, time, order, ZONE);
  return when && [new Date(when.at).toISOString(), when.timed];
};

describe('times', () => {
  it.each([
    ['23/06/2023 19:05', '', '2023-06-23T12:05:00.000Z', true],
    ['23-06-2023', '19.05.30', '2023-06-23T12:05:30.000Z', true],
    ['2023-06-23 19:05:30', '', '2023-06-23T12:05:30.000Z', true],
    ['2023-06-23T19:05:30', '', '2023-06-23T12:05:30.000Z', true],
    ['2023-06-23T12:05:30Z', '', '2023-06-23T12:05:30.000Z', true],
    ['2023-06-23T19:05:30+07:00', '', '2023-06-23T12:05:30.000Z', true],
    ['23 Jun 2023 19:05 WIB', '', '2023-06-23T12:05:00.000Z', true],
    ['3 Agustus 2023', '', '2023-08-03T05:00:00.000Z', false],
    ['23/06/23', '', '2023-06-23T05:00:00.000Z', false],
  ])('reads %s %s', (date, time, at, timed) => expect(iso(date, time)).toEqual([at, timed]));

  it('reads months first where that is said, and nothing that no calendar has', () => {
    expect(iso('06/23/2023', '', 'mdy')?.[0]).toBe('2023-06-23T05:00:00.000Z');
    for (const date of ['06/23/2023', '31/02/2023', '', 'Total', '23 Foo 2023', '2023-06-23 25:00'])
      expect([date, iso(date)]).toEqual([date, undefined]);
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
    const mapping = guessMapping(header);
    expect(mapping).toEqual({ date: 0, time: 1, amount: 3, reference: 4, merchant: 2, order: 'dmy' });
    if (!mapping) return;
    const read = readStatement(rows, mapping, { zone: ZONE, currency: 'IDR' });
    expect(read.lines.map(({ line, amount, reference }) => [line, amount, reference])).toEqual([
      [2, 25_000, 'r1'],
      [3, 25_000, ''],
      [4, 25_000, ''],
    ]);
    expect(read.unread).toEqual([5, 6]);
    expect(new Set(read.lines.map(({ key }) => key)).size).toBe(3);
    expect(readStatement(rows, mapping, { zone: ZONE, currency: 'IDR' })).toEqual(read);
    expect(guessMapping(['a', 'b'])).toBeNull();
  });

  it('never throws, whatever is in its cells', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'binary' }), { maxLength: 6 })), (cells) => {
        const mapping = { date: 0, time: 1, amount: 2, reference: 3, merchant: 4, order: 'dmy' as const };
        const given = cells.map((row, at) => ({ line: at + 2, cells: row }));
        const { lines, unread } = readStatement(given, mapping, { zone: ZONE, currency: 'IDR' });
        expect(lines.length + unread.length).toBe(cells.length);
      }),
    );
  });
});
