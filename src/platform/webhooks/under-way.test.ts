import { expect, test } from 'vitest';
import { trackUnderWay } from './under-way.ts';

/** Something that ends when it is told to. */
function something() {
  let end: () => void = () => undefined;
  const doing = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { doing, end: () => end() };
}

test('what begins just after the last one has ended is under way, too', async () => {
  const [first, second] = [something(), something()];
  const underWay = trackUnderWay<string>();
  underWay.add('a', first.doing);
  // Whoever takes the next looks how much is free, waits for the database, and begins.
  expect(underWay.count('a')).toBe(1);
  first.end();
  await Promise.all(underWay.all());
  expect([underWay.count('a'), underWay.all()]).toEqual([0, []]);
  underWay.add('a', second.doing);
  expect([underWay.count('a'), underWay.all().length]).toEqual([1, 1]);
  second.end();
  await Promise.all(underWay.all());
  expect(underWay.all()).toEqual([]);
});

test('keys are counted by themselves and waited for together', async () => {
  const all = [something(), something(), something()];
  const underWay = trackUnderWay<string>();
  for (const [at, { doing }] of all.entries()) underWay.add(at === 2 ? 'b' : 'a', doing);
  expect([underWay.count('a'), underWay.count('b'), underWay.count('c'), underWay.all().length]).toEqual([2, 1, 0, 3]);
  for (const { end } of all) end();
  await Promise.all(underWay.all());
  expect(underWay.count('a')).toBe(0);
});
