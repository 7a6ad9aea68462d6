import { expect, test } from 'vitest';
import { countedNotes, countedTotal, denominations, piecesOf, withPieces } from './cash-count.ts';

const [largest] = denominations('IDR');
const coin = denominations('IDR').find(({ kind, value }) => kind === 'coin' && value === 1_000);
const note = denominations('IDR').find(({ kind, value }) => kind === 'note' && value === 1_000);
if (!largest || !coin || !note) throw new Error('no rupiah');

test('notes and coins of one value are counted apart and added together', () => {
  const count = withPieces(withPieces(withPieces({}, largest, 2), note, 3), coin, 4);
  expect([piecesOf(count, note), piecesOf(count, coin), countedTotal(count, 'IDR')]).toEqual([3, 4, 207_000]);
});

test('a number of pieces is whole, not below zero and not absurd', () => {
  const kept = [-1, 2.9, Number.NaN, 1_000_000].map((pieces) => piecesOf(withPieces({}, note, pieces), note));
  expect(kept).toEqual([0, 2, 0, 9_999]);
});

test('a currency whose notes are not known is typed as a sum', () => {
  expect(denominations('THB')).toEqual([]);
});

test('an event gets each value once, the largest first, and nothing of what there is not', () => {
  const count = withPieces(withPieces(withPieces(withPieces({}, coin, 4), note, 3), largest, 2), note, 5);
  expect(countedNotes(count, 'IDR')).toEqual([
    { value: 100_000, count: 2 },
    { value: 1_000, count: 9 },
  ]);
});

test('a drawer of rupees is counted in rupees and kept in paise', () => {
  const rupees = denominations('INR');
  const [most] = rupees;
  const half = rupees.find(({ value }) => value === 50);
  if (!most || !half) throw new Error('no rupees');
  const count = withPieces(withPieces({}, most, 2), half, 3);
  expect([most.value, countedTotal(count, 'INR')]).toEqual([50_000, 100_150]);
});
