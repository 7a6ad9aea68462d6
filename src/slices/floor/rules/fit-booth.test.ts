import { describe, expect, it } from 'vitest';
import { fitBooth } from './fit-booth.ts';

const hall = { width: 12_000, depth: 9_000 };
const a1 = { number: 'A1', x: 0, y: 0, width: 3_000, depth: 3_000 };

describe('fitBooth', () => {
  it('lets booths share a wall and touch the hall', () => {
    const beside = { x: 3_000, y: 0, width: 9_000, depth: 9_000 };
    expect(fitBooth(hall, [a1], beside)).toEqual({ ok: true, value: beside });
  });

  it.each([
    { x: 9_001, y: 0 },
    { x: 0, y: 6_001 },
    { x: -1, y: 0 },
    { x: 0, y: -1 },
  ])('refuses a booth that leaves the hall at $x, $y', (corner) => {
    expect(fitBooth(hall, [], { ...corner, width: 3_000, depth: 3_000 })).toEqual({
      ok: false,
      code: 'outside-hall',
      data: undefined,
    });
  });

  it.each([
    { x: 2_999, y: 0, width: 3_000, depth: 3_000 },
    { x: 1_000, y: 1_000, width: 500, depth: 500 },
    { x: 0, y: 2_999, width: 12_000, depth: 1 },
  ])('refuses a booth that lies over another: $x, $y', (booth) => {
    expect(fitBooth(hall, [a1], booth)).toEqual({ ok: false, code: 'booths-overlap', data: { with: 'A1' } });
  });
});
