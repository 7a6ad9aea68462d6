/** Every place where a person types an amount is read by the one rule of `kinds/money.ts`. */
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const src = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(src, file), 'utf8');

async function filesWith(pattern: RegExp): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob('**/*.{ts,tsx}', { cwd: src, exclude: ['**/compiled', '**/gallery'] }))
    if (!/\.test\.tsx?$/.test(file) && pattern.test(read(file))) found.push(file);
  return found.sort();
}

/** Which file reads what a page's money fields send. */
const READERS: Readonly<Record<string, string>> = {
  'app/apply/product-page.tsx': 'app/apply/parts.ts',
  'slices/catalogue/pages/ProductSearch.tsx': 'slices/catalogue/pages/paths.ts',
  'slices/catalogue/pages/add-product-page.tsx': 'slices/catalogue/pages/add-product-page.tsx',
  'slices/catalogue/pages/managed-product-page.tsx': 'slices/catalogue/pages/managed-product-page.tsx',
  'slices/takings/pages/ReportForm.tsx': 'slices/takings/reported/read-report-form.ts',
};

it('every page with a field for money names its reader, which reads by the rule', async () => {
  expect(await filesWith(/<MoneyField\b/)).toEqual(Object.keys(READERS).sort());
  for (const reader of Object.values(READERS)) expect(read(reader), reader).toMatch(/\breadMoney\(/);
});

it('every keypad of the till is given what `useTypedAmount` or `useTypedCount` read', async () => {
  const screens = await filesWith(/<Keypad\b/);
  expect(screens.length).toBeGreaterThan(4);
  for (const screen of screens) expect(read(screen), screen).toMatch(/\buseTyped(Amount|Count)\(/);
  expect(read('slices/till/offline/device/keypad.ts')).toMatch(/\breadMoney\(/);
});

it('a cell of a file that holds money is read by the rule, and by nothing of a list’s own', async () => {
  expect(read('platform/sheets/money-of-cell.ts')).toMatch(/\breadMoney\(/);
  const own = await filesWith(
    /(?:Number|parseInt|parseFloat)\([^)]*(?:amount|price|harga|nominal|omzet)[^)]*\.replace/i,
  );
  expect(own).toEqual([]);
});
