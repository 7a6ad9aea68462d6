import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFrom, daysFrom, defaultDeadlines, MILESTONES, shiftDeadlines } from './milestones.ts';

const day = fc.integer({ min: 0, max: 40_000 }).map((days) => dayFrom('1990-01-01', days));

describe('deadlines', () => {
  it('lie before the edition, in the order of the work', () => {
    expect(defaultDeadlines('2023-06-23')).toEqual({
      nominated: '2023-05-09',
      accepted: '2023-05-24',
      verified: '2023-06-09',
      placed: '2023-06-13',
      priced: '2023-06-18',
      tills: '2023-06-22',
    });
    fc.assert(
      fc.property(day, (start) => {
        const due = Object.values(defaultDeadlines(start));
        expect(due).toEqual([...due].sort());
        expect(due.every((each) => each < start)).toBe(true);
      }),
    );
  });

  it('move with the edition, and back', () =>
    fc.assert(
      fc.property(day, day, day, (given, from, to) => {
        const deadlines = defaultDeadlines(given);
        const moved = shiftDeadlines(deadlines, from, to);
        for (const code of MILESTONES) expect(daysFrom(from, deadlines[code])).toBe(daysFrom(to, moved[code]));
        expect(shiftDeadlines(moved, to, from)).toEqual(deadlines);
      }),
    ));
});
