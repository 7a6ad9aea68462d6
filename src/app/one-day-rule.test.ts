import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Who may ask for the day of the calendar, and why it is no business day. All others ask `kinds/business-day.ts`. */
const CALENDAR: Readonly<Record<string, string>> = {
  'src/kinds/time.ts': 'what a wall shows',
  'src/kinds/business-day.ts': 'the rule itself',
  'src/platform/clock/demo-clock.ts': 'a demo’s clock is moved by whole days of the calendar',
  'src/slices/call/rules/wall-instant.ts': 'a field shows the time on the wall',
  'src/slices/call/copy-call.ts': 'instants of a call keep their distance from the first day',
  'src/slices/takings/pages/HowRead.tsx': 'a bank knows the calendar alone',
  'src/slices/takings/pages/statement-page.tsx': 'a bank knows the calendar alone',
  'src/slices/insights/pages/shifts-page.tsx': 'a clock of another day than the shift’s says so',
  'src/slices/call/pages/call-settings-page.tsx': 'a deadline is proposed for tomorrow morning',
  'src/platform/lists/ColumnsCard.tsx': 'says on which date a choice was made; nothing is counted by it',
  'src/slices/takings/rules/read-statement.ts': 'a bank knows the calendar alone',
  'src/slices/takings/statement/preview-statement.ts': 'a bank knows the calendar alone',
};

/** Statements that look at the clock of a zone: what they show, or the rule of the database. */
const ZONED_SQL: Readonly<Record<string, string>> = {
  'src/slices/editions/open-store.ts': 'RFC 3339',
  'src/slices/catalogue/open-data.ts': 'RFC 3339',
  'src/slices/till/raise-closed-booths.ts': 'a bound that spares reading all days',
  'src/app/exports/list-sheet.ts': 'the time on the wall, in a column of its own',
  'migrations/0013-floor-full.sql': 'replaced by 0090',
  'migrations/0090-business-day.sql': 'the rule itself',
};

const sources = globSync('{src,migrations}/**/*.{ts,tsx,sql}').filter((path) => !path.endsWith('.test.ts'));
const those = (pattern: RegExp) => sources.filter((path) => pattern.test(readFileSync(path, 'utf8'))).sort();

it('reads all of the program', () => expect(sources.length).toBeGreaterThan(900));

it('the day of an instant is asked of one rule', () => {
  expect(those(/\bdayAt\(/)).toEqual(Object.keys(CALENDAR).sort());
});

it('no statement makes a day of its own', () => {
  expect(those(/at time zone/i)).toEqual(Object.keys(ZONED_SQL).sort());
});

it('no code asks another calendar', () => expect(those(/\bTemporal\./)).toEqual([]));

it('no code cuts a day out of an instant in UTC', () => {
  // Days that are counted forth and back.
  expect(those(/toISOString\(\)\s*\.slice\(0, 10\)/)).toEqual([
    'src/kinds/business-day.ts',
    'src/kinds/time.ts',
    'src/slices/editions/rules/milestones.ts',
    'src/slices/takings/statement/preview-statement.ts',
  ]);
});
