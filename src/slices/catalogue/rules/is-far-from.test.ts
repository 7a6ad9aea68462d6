import { expect, it } from 'vitest';
import { isFarFrom } from './is-far-from.ts';

it.each([
  [56_000, 5, true],
  [56_000, 560_000, true],
  [56_000, 28_000, false],
  [56_000, 84_000, false],
  [56_000, 84_001, true],
  [0, 56_000, false],
  [56_000, Number.NaN, false],
])('from %i to %i is far: %s', (before, after, far) => expect(isFarFrom(before, after)).toBe(far));
