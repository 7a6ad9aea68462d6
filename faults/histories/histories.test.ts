import { expect, test } from 'vitest';
import { catchBugs, runHistories } from './run-histories.ts';

test('no history of phones, networks, clocks and disks breaks a promise', async () => {
  const report = await runHistories({ runs: 1_000, seed: 20230623 });
  console.log(`${report.runs} histories with ${report.sales} sales, seed ${report.seed}`);
  expect(report.failure).toBeNull();
});

test('every planted bug is caught', async () => {
  const reports = await catchBugs({ runs: 3_000, seed: 20230623 });
  console.log(`${reports.length} bugs planted, ${reports.filter(({ after }) => after !== null).length} caught`);
  expect(reports.length).toBeGreaterThanOrEqual(20);
  expect(reports.filter(({ after }) => after === null)).toEqual([]);
});
