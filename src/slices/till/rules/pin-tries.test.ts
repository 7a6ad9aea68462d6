import { expect, test } from 'vitest';
import { afterWrong, NO_TRIES, type PinTries, waitLeft } from './pin-tries.ts';

const noon = Date.UTC(2023, 5, 23, 5);
const wrong = (times: number): PinTries =>
  Array.from({ length: times }).reduce<PinTries>((tries) => afterWrong(tries, noon), NO_TRIES);

test('five wrong PINs cost a minute, each further one twice as long, at most a day', () => {
  const minutes = [0, 4, 5, 6, 7, 40].map((times) => waitLeft(wrong(times), noon) / 60_000);
  expect(minutes).toEqual([0, 0, 1, 2, 4, 1_440]);
});

test('the wait ends by itself', () => {
  expect([30_000, 60_000, 90_000].map((later) => waitLeft(wrong(5), noon + later))).toEqual([30_000, 0, 0]);
});

test('a clock that is set back makes no wait longer than it was', () => {
  expect(waitLeft(wrong(5), noon - 3_600_000)).toBe(60_000);
});
