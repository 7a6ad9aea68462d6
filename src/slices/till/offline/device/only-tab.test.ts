import { expect, test } from 'vitest';
import { holdTill } from './only-tab.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

test('the first tab has the till, the second does not until it takes over', async () => {
  const first: boolean[] = [];
  const second: boolean[] = [];
  holdTill(navigator.locks, ({ mine }) => first.push(mine));
  await settled();
  const other = holdTill(navigator.locks, ({ mine }) => second.push(mine));
  await settled();
  expect([first, second]).toEqual([[true], [false]]);
  other.takeOver();
  await settled();
  expect([first, second]).toEqual([
    [true, false],
    [false, true],
  ]);
});

test('a browser without locks gives it to everyone', () => {
  const told: boolean[] = [];
  holdTill(undefined, ({ mine }) => told.push(mine));
  expect(told).toEqual([true]);
});
