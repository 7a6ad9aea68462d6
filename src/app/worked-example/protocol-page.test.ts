/** What docs/hall-protocol.md lists is what the code has: nothing is missing there when the code learns something new. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { problemOf } from '../../platform/problem/problem.ts';
import {
  HALL_EXCEPTIONS,
  MAX_BATCH_EVENTS,
  MAX_BODY_BYTES,
  MAX_LINE_BYTES,
  quarantineCodes,
} from '../../slices/hall/contract.ts';
import { UNKNOWN_CODES_BY_RANGE, UNKNOWN_CODES_OVER_ALL } from '../../slices/hall/guess-codes.ts';
import { hallErrors } from '../../slices/hall/index.ts';
import { errors as takingsErrors } from '../../slices/takings/errors.ts';
import { PAYMENT_METHODS, TILL_EXCEPTIONS, TILL_KINDS } from '../../slices/till/contract.ts';
import { CHARGE_STATES } from '../../slices/till/rules/gateway-charge.ts';

const page = readFileSync(new URL('../../../docs/hall-protocol.md', import.meta.url), 'utf8');

/** What officers meet on their pages, and no device ever. */
const OF_OFFICERS = ['hall.exception-settled', 'hall.exceptions-differ', 'hall.reason-needed', 'hall.file-invalid'];

test('the page names every exception, every reason to keep a line aside and every refusal', () => {
  const refusals = Object.values(hallErrors).map(({ code }) => code);
  const codes = [
    ...TILL_EXCEPTIONS,
    ...HALL_EXCEPTIONS,
    ...quarantineCodes,
    ...TILL_KINDS,
    ...PAYMENT_METHODS,
    ...CHARGE_STATES,
    ...refusals.filter((code) => !OF_OFFICERS.includes(code)),
  ];
  expect(codes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});

test('a refusal stands in the page with the status that it has', () => {
  const rows = [...page.matchAll(/^\| (\d{3}) \| `((?:hall|takings|request)\.[a-z-]+)`/gm)].map(([, status, code]) => [
    code,
    Number(status),
  ]);
  const declared = [hallErrors, takingsErrors, common].flatMap((errors) => Object.values(errors));
  const known = new Map<string, number>(declared.map(({ code, status }) => [code, status]));
  expect(rows.length).toBeGreaterThan(8);
  expect(rows.filter(([code, status]) => known.get(code as string) !== status)).toEqual([]);
});

test('what any address may answer stands in the table of problem documents, with every field that they have', () => {
  const chapter = page.slice(page.indexOf('### 3.5'), page.indexOf('## 4. '));
  // An address that knows no such method is one that does not exist.
  const answered = Object.values(common).filter(({ code }) => code !== 'request.method-not-allowed');
  expect(answered.filter(({ code, status }) => !chapter.includes(`| ${status} | \`${code}\` |`))).toEqual([]);
  const error = new DomainError(common.invalid, { serverTime: '', retryAfter: 1, address: '' }, { label: ['none'] });
  const fields = Object.keys(problemOf(error, ''));
  expect(fields.filter((field) => !chapter.includes(`| \`${field}\` |`))).toEqual([]);
  expect(chapter).toContain(`| 500 | \`${problemOf(new Error(), '').code}\` |`);
});

test('the problem document that is shown is one of ours', () => {
  const [, shown = ''] = /### 3\.5[^`]*(?:`[^`]+`[^`]*)*?```json\n([^`]+)```/.exec(page) ?? [];
  const { instance, serverTime, ...rest } = JSON.parse(shown);
  expect({ ...rest, instance, serverTime }).toEqual(
    problemOf(new DomainError(hallErrors['request-stale'], { serverTime }), instance),
  );
});

test('the limits of the page are those of the code', () => {
  for (const [most, words] of [
    [MAX_BATCH_EVENTS, 'event lines'],
    [MAX_BODY_BYTES, 'bytes'],
    [MAX_LINE_BYTES, 'bytes'],
    [UNKNOWN_CODES_BY_RANGE, 'unknown codes'],
    [UNKNOWN_CODES_OVER_ALL, 'from everywhere'],
  ] as const)
    expect(page).toContain(`${most.toLocaleString('en')} ${words}`);
});

test('every link within the page leads somewhere', () => {
  const anchors = [...page.matchAll(/^#{2,3} (.+)$/gm)].map(([, title]) =>
    (title ?? '')
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
  const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor ?? '');
  expect(links.length).toBeGreaterThan(8);
  expect(links.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
});
