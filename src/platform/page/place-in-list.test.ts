import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { placeInList } from './place-in-list.ts';

it('is a whole number above nought, or nothing', () => {
  expect(['1', '007', '999999999'].map(placeInList)).toEqual([1, 7, 999_999_999]);
  for (const none of [null, '', '0', '-1', '1.5', '1e309', '9999999999', '99999999999999999999', 'NaN', ' 1', '\u0661'])
    expect(placeInList(none)).toBeUndefined();
});

const root = new URL('../../', import.meta.url).pathname;
const pagesWith = (pattern: RegExp) =>
  globSync('{app,slices}/**/*-page.tsx', { cwd: root }).filter((file) =>
    pattern.test(readFileSync(root + file, 'utf8')),
  );

it('is read by nobody else: an address can hold any number, and a column cannot', () => {
  expect(pagesWith(/Number\([^;\n]*\b(asked|searchParams)\b[^;\n]*\.get\(/)).toEqual([]);
});

it('no page takes for granted what a form says: what does not fit is told, and no fault of the server', () => {
  expect(pagesWith(/\.parse\((typed|form|fields|sent)\b/)).toEqual([]);
});

it('no page knows a day by its digits: the 30th of February has them too', () => {
  expect(pagesWith(/\\d\{4\}-\\d/)).toEqual([]);
});
