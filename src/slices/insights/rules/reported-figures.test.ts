import { expect, it } from 'vitest';
import { boothDay, publicReported, type Report, reportedFigures } from './reported-figures.ts';

const report = (booth: string, day: string, amount: number, region: string | null = '64.71'): Report => ({
  booth,
  region,
  day,
  amount,
});
const REPORTS = [
  report('a', '2023-06-23', 500),
  report('a', '2023-06-24', 700),
  report('b', '2023-06-23', 900, '64.01'),
  report('c', '2023-06-23', 100, null),
];

function figuresOf(reports: readonly Report[], counted: readonly string[] = []) {
  const said = { edition: 'pertama', currency: 'IDR', asOf: '2023-06-24T00:00:00Z' };
  return reportedFigures({ ...said, reports, counted: new Set(counted) });
}

const shown = (reports: readonly Report[], counted: readonly string[] = []) =>
  figuresOf(reports, counted).map(({ scope: { edition: _, ...scope }, value, count }) => [scope, value, count]);

it('sums what was reported, by day, region and booth', () => {
  expect(shown(REPORTS)).toEqual([
    [{}, 2_200, 4],
    [{ day: '2023-06-23' }, 1_500, 3],
    [{ day: '2023-06-24' }, 700, 1],
    [{ region: '64.01' }, 900, 1],
    [{ region: '64.71' }, 1_200, 2],
    [{ booth: 'a' }, 1_200, 2],
    [{ booth: 'b' }, 900, 1],
    [{ booth: 'c' }, 100, 1],
  ]);
  expect(figuresOf([])).toEqual([]);
});

it('leaves out, and says so, a booth’s day that tills counted too', () => {
  const figures = figuresOf(REPORTS, [boothDay('a', '2023-06-23'), boothDay('z', '2023-06-23')]);
  expect([figures[0]?.value, figures[0]?.exclusions[0]]).toEqual([1_700, { code: 'also-counted', count: 1 }]);
  expect(figures.every(({ basis, sources }) => basis === 'reported' && sources.includes('/reported-days'))).toBe(true);
});

it('is public as one sum of the whole, and only when three booths stand behind it', () => {
  expect(publicReported(figuresOf(REPORTS), REPORTS).map(({ value }) => value)).toEqual([2_200]);
  const two = REPORTS.filter(({ booth }) => booth !== 'c');
  expect(publicReported(figuresOf(two), two)).toEqual([]);
});
