import { expect, test } from 'vitest';
import { readBattery } from './battery.ts';

test.each([
  ['knows it', { getBattery: async () => ({ level: 0.4 }) }, 0.4],
  ['says more than all', { getBattery: async () => ({ level: 1.2 }) }, 1],
  ['does not know it', {}, null],
  ['refuses to tell', { getBattery: () => Promise.reject(new Error('no')) }, null],
  ['promises and never tells', { getBattery: () => new Promise<{ level: number }>(() => undefined) }, null],
])('a browser that %s', async (_, navigator, told) => {
  expect(await readBattery(navigator, 5)).toBe(told);
});
