import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyDeadlines, dayFrom, daysFrom, defaultDeadlines, MILESTONES, shiftDeadlines } from './milestones.ts';

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

  it('of a copy keep their distance, and are the usual ones where they lay after the end', () => {
    // An edition of March 2027 was moved to November 2026 and its deadlines stayed; next year's is a copy of it.
    const left = defaultDeadlines('2027-03-10');
    const from = { startsOn: '2026-11-30', endsOn: '2026-12-02' };
    const to = { startsOn: '2027-11-29', endsOn: '2027-12-01' };
    expect(copyDeadlines(left, from, to)).toEqual({ deadlines: defaultDeadlines('2027-11-29'), usual: MILESTONES });
    const kept = { ...defaultDeadlines('2026-11-30'), nominated: '2026-09-01' };
    expect(copyDeadlines(kept, from, to)).toEqual({
      deadlines: { ...defaultDeadlines('2027-11-29'), nominated: '2027-08-31' },
      usual: [],
    });
    // The earlier one was longer: its deadline in its last week would lie after this one's end.
    const late = { ...kept, tills: '2026-12-09' };
    expect(copyDeadlines(late, { ...from, endsOn: '2026-12-10' }, to)).toMatchObject({
      deadlines: { tills: '2027-11-28' },
      usual: ['tills'],
    });
    fc.assert(
      fc.property(day, day, day, (given, startsOn, next) => {
        const made = copyDeadlines(
          defaultDeadlines(given),
          { startsOn, endsOn: startsOn },
          { startsOn: next, endsOn: next },
        );
        expect(Object.values(made.deadlines).every((each) => each <= next)).toBe(true);
      }),
    );
  });
});
