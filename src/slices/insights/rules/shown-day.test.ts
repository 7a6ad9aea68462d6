import { expect, test } from 'vitest';
import { dayNumber, shownDay } from './shown-day.ts';

test('the board shows today, its first day before and the whole edition after', () => {
  const shown = ['2023-06-01', '2023-06-23', '2023-06-24', '2023-06-25', '2023-06-26'].map((today) =>
    shownDay(today, '2023-06-23', '2023-06-25'),
  );
  expect(shown).toEqual(['2023-06-23', '2023-06-23', '2023-06-24', '2023-06-25', null]);
});

test('days are numbered across the end of a month', () => {
  expect(dayNumber('2023-07-01', '2023-06-30', '2023-07-02')).toEqual({ number: 2, of: 3 });
});
