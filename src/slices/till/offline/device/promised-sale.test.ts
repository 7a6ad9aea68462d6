import { expect, test } from 'vitest';
import { newId } from '../../../../kinds/id.ts';
import { money } from '../../../../kinds/money.ts';
import { isRemovable, type PromisedSale, promiseSale } from './promised-sale.ts';

const first = newId<'event'>();
const second = newId<'event'>();
const makeId = () => second;
const of = (no: number, amount: number) => ({ no, amount: money(amount) });
const cash = { method: 'cash' as const, amount: money(10_000) };
const paid = { method: 'qris' as const, amount: money(10_000), confirmed: true as const };
const known: PromisedSale = { id: first, asked: [of(1, 50_000)] };

test('the same payment asked again is of the same sale', () => {
  expect(promiseSale(null, [], of(1, 50_000), makeId)).toEqual({ id: second, asked: [of(1, 50_000)] });
  expect(promiseSale(known, [], of(1, 50_000), makeId)).toBe(known);
});

test('another payment of it too; another amount is of another sale', () => {
  expect(promiseSale(known, [cash], of(2, 40_000), makeId)).toEqual({
    id: first,
    asked: [of(1, 50_000), of(2, 40_000)],
  });
  expect(promiseSale(known, [], of(1, 60_000), makeId)).toEqual({ id: second, asked: [of(1, 60_000)] });
});

test('no other sale once a part is paid under it', () => {
  const both: PromisedSale = { id: first, asked: [of(1, 10_000), of(2, 40_000)] };
  expect(promiseSale(both, [paid], of(2, 30_000), makeId)).toBeNull();
  expect(promiseSale(both, [paid], of(2, 40_000), makeId)).toBe(both);
});

test('what a gateway has confirmed stays, and stays at its number', () => {
  expect([0, 1, 2].map((place) => isRemovable([cash, paid, cash], place))).toEqual([false, false, true]);
});
