import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Claimed, matchStatement, type Paid, WINDOW_MS } from './match-statement.ts';

const MINUTE = 60_000;
const line = (key: string, minute: number, amount: number, merchant = ''): Paid => ({
  key,
  at: minute * MINUTE,
  timed: true,
  day: '2023-06-23',
  amount,
  merchant,
});
const payment = (key: string, minute: number, amount: number, merchants: readonly string[] = []): Claimed => ({
  key,
  at: minute * MINUTE,
  day: '2023-06-23',
  amount,
  merchants,
});

describe('matching', () => {
  it('pairs the same amount near in time, and lists what is left on both sides', () => {
    expect(
      matchStatement(
        [line('l1', 3, 25_000), line('l2', 4, 18_000), line('l3', 500, 25_000)],
        [payment('p1', 1, 25_000), payment('p2', 5, 18_000), payment('p3', 6, 99_000)],
      ),
    ).toEqual({
      sure: [
        { line: 'l1', payment: 'p1' },
        { line: 'l2', payment: 'p2' },
      ],
      unsure: [],
      lines: ['l3'],
      payments: ['p3'],
    });
  });

  it('tells booths apart by merchant where both sides name one', () => {
    const lines = [line('l1', 1, 25_000, 'ID2')];
    const payments = [payment('p1', 1, 25_000, ['ID1']), payment('p2', 9, 25_000, ['ID2', 'T7'])];
    expect(matchStatement(lines, payments).sure).toEqual([{ line: 'l1', payment: 'p2' }]);
  });

  it('leaves to a person which of two was paid, but not when both were', () => {
    const payments = [payment('p1', 1, 25_000), payment('p2', 3, 25_000)];
    const one = matchStatement([line('l1', 3, 25_000)], payments);
    expect([one.sure, one.unsure.map((pair) => pair.line), one.payments.length]).toEqual([[], ['l1'], 1]);
    expect(matchStatement([line('l1', 3, 25_000), line('l2', 4, 25_000)], payments).sure.length).toBe(2);
  });

  it('goes by the day where the statement tells no time', () => {
    const dayOnly = { ...line('l1', 700, 25_000), timed: false };
    expect(matchStatement([dayOnly], [payment('p1', 1, 25_000)]).sure.length).toBe(1);
    expect(matchStatement([{ ...dayOnly, day: '2023-06-24' }], [payment('p1', 1, 25_000)]).sure).toEqual([]);
  });

  it('is one to one, as large as can be, and the same in whatever order it is asked', () => {
    const minute = fc.integer({ min: 0, max: 60 });
    const amount = fc.constantFrom(1, 2, 3);
    const merchant = fc.constantFrom('', 'A', 'B');
    const lines = fc.array(fc.tuple(minute, amount, merchant), { maxLength: 7 });
    const payments = fc.array(fc.tuple(minute, amount, merchant), { maxLength: 7 });
    fc.assert(
      fc.property(lines, payments, fc.nat(), (someLines, somePayments, seed) => {
        const paid = someLines.map(([at, sum, who], index) => line(`l${index}`, at, sum, who));
        const claimed = somePayments.map(([at, sum, who], index) =>
          payment(`p${index}`, at, sum, who === '' ? [] : [who]),
        );
        const found = matchStatement(paid, claimed);
        const pairs = [...found.sure, ...found.unsure];
        expect(new Set(pairs.map((pair) => pair.line)).size).toBe(pairs.length);
        expect(new Set(pairs.map((pair) => pair.payment)).size).toBe(pairs.length);
        expect([pairs.length + found.lines.length, pairs.length + found.payments.length]).toEqual([
          paid.length,
          claimed.length,
        ]);
        expect(pairs.length).toBe(most(paid, claimed));
        const turn = <T>(list: readonly T[]) => list.map((_, at) => list[(at + seed) % list.length] as T);
        expect(matchStatement(turn(paid), turn(claimed))).toEqual(found);
      }),
      { numRuns: 300 },
    );
  });

  it('takes the most lines that a file may have, all of one price', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => at);
    const found = matchStatement(
      many.map((at) => line(`l${at}`, at / 14 + 1, 25_000)),
      many.map((at) => payment(`p${at}`, at / 14, 25_000)),
    );
    expect(found.sure.length).toBe(5_000);
  });

  it('takes thousands of one price within a minute, also where some of them were not paid', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => at);
    const claimed = many.map((at) => payment(`p${at}`, at / 5_000, 25_000));
    const paid = many.map((at) => line(`l${at}`, at / 5_000, 25_000));
    expect(matchStatement(paid, claimed).sure.length).toBe(5_000);
    const unsure = ({ sure, unsure, payments }: ReturnType<typeof matchStatement>) =>
      [sure, unsure, payments].map((some) => some.length);
    // One of them is far away: searches for the others' lines end nowhere.
    const far = line('far', 900, 25_000);
    expect(unsure(matchStatement([...paid.slice(1_000), far], claimed))).toEqual([0, 4_000, 1_000]);
    const dayOnly = paid.slice(1_000).map((each) => ({ ...each, timed: false }));
    expect(unsure(matchStatement(dayOnly, claimed))).toEqual([0, 4_000, 1_000]);
  });
});

/** The most pairs there can be, tried out. */
function most(paid: readonly Paid[], claimed: readonly Claimed[], at = 0, used = new Set<string>()): number {
  const one = claimed[at];
  if (!one) return 0;
  let best = most(paid, claimed, at + 1, used);
  for (const each of paid) {
    const near = each.amount === one.amount && Math.abs(each.at - one.at) <= WINDOW_MS;
    const same = each.merchant === '' || one.merchants.length === 0 || one.merchants.includes(each.merchant);
    if (!near || !same || used.has(each.key)) continue;
    best = Math.max(best, 1 + most(paid, claimed, at + 1, new Set([...used, each.key])));
  }
  return best;
}
