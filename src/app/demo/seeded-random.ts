import { createHash } from 'node:crypto';

/** Chance that repeats itself: the same seed gives the same sequence. */
export interface SeededRandom {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  /** One of the items, each as likely as its weight among all; at least one weight is above 0. */
  pick<T>(items: readonly T[], weightOf: (item: T) => number): T;
  bytes(length: number): Uint8Array;
}

/** Mulberry32, a small generator of 32 bits, started from the SHA-256 of the seed. */
export function seededRandom(seed: string): SeededRandom {
  let state = createHash('sha256').update(seed).digest().readUInt32BE(0);
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick(items, weightOf) {
      let left = next() * items.reduce((total, item) => total + weightOf(item), 0);
      const picked = items.find((item) => {
        left -= weightOf(item);
        return left < 0;
      });
      const last = picked ?? items.at(-1);
      if (last === undefined) throw new RangeError('nothing to pick from');
      return last;
    },
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(next() * 256)),
  };
}
