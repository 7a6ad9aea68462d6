import { expect, test } from 'vitest';
import { catchBookBugs, runBooks, SCENES } from './play-books.ts';

const SEED = 20230623;

test.each(SCENES)('no history of a till breaks a promise: %s', (scene) => {
  const report = runBooks(scene, { runs: 1_000, seed: SEED });
  console.log(`${scene}: ${report.runs} histories with ${report.sales} sales, seed ${SEED}`);
  expect(report.failure).toBeNull();
  expect(report.sales).toBeGreaterThan(report.runs);
});

test('every planted bug is caught', () => {
  const reports = catchBookBugs({ runs: 400, seed: SEED });
  console.log(`${reports.length} bugs planted, ${reports.filter(({ after }) => after !== null).length} caught`);
  expect(reports.length).toBeGreaterThanOrEqual(20);
  expect(reports.filter(({ after }) => after === null)).toEqual([]);
});
