import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  contiguousThrough,
  gapsOf,
  hasSeq,
  lastSeq,
  minus,
  outsideGaps,
  type Ranges,
  withRange,
  withSeqs,
} from './ranges.ts';

test('joins what touches and keeps the rest apart', () => {
  expect(
    withRange(
      [
        [1, 3],
        [7, 9],
        [20, 20],
      ],
      4,
      6,
    ),
  ).toEqual([
    [1, 9],
    [20, 20],
  ]);
  expect(withRange([[5, 6]], 1, 2)).toEqual([
    [1, 2],
    [5, 6],
  ]);
  expect(withSeqs([], [1, 2, 3, 7, 8, 5])).toEqual([
    [1, 3],
    [5, 5],
    [7, 8],
  ]);
  expect(withSeqs([[1, 3]], [])).toEqual([[1, 3]]);
});

test('is the set of all seqs put in, in whatever order', () => {
  const seqs = fc.array(fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(seqs, seqs, (first, second) => {
      const set = new Set([...first, ...second]);
      const ranges = withSeqs(withSeqs([], first), second);
      for (let seq = 1; seq <= 42; seq++) expect(hasSeq(ranges, seq)).toBe(set.has(seq));
      for (let i = 1; i < ranges.length; i++)
        expect(Number(ranges[i]?.[0])).toBeGreaterThan(Number(ranges[i - 1]?.[1]) + 1);
      let through = 0;
      while (set.has(through + 1)) through++;
      expect(contiguousThrough(ranges)).toBe(through);
      expect(outsideGaps(lastSeq(ranges), gapsOf(ranges))).toEqual(ranges);
    }),
  );
});

test('names the gaps below the highest seq', () => {
  const ranges: Ranges = [
    [3, 4],
    [8, 8],
  ];
  expect([contiguousThrough(ranges), lastSeq(ranges), gapsOf(ranges)]).toEqual([
    0,
    8,
    [
      [1, 2],
      [5, 7],
    ],
  ]);
});

test('ranges are taken from ranges as sets are', () => {
  const seqs = fc.array(fc.integer({ min: 1, max: 30 }));
  fc.assert(
    fc.property(seqs, seqs, (some, others) => {
      const left: Ranges = minus(withSeqs([], some), withSeqs([], others));
      for (let seq = 1; seq <= 31; seq++) expect(hasSeq(left, seq)).toBe(some.includes(seq) && !others.includes(seq));
    }),
  );
});
