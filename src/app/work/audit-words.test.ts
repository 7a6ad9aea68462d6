/** The log of what people decided is read by people: every act that is written down has words, in both languages. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newId } from '../../kinds/id.ts';
import { localeFrom } from '../../platform/i18n/index.ts';
import { PERSON_ACTS } from '../../slices/people/tell-person.ts';
import { actWords, factWords } from './audit-words.ts';

/** Where the act is put together as the program runs, and all that it can be. */
const PUT_TOGETHER: Readonly<Record<string, readonly string[]>> = {
  'src/slices/call/decide.ts': ['call.accepted', 'call.waitlisted', 'call.refused'],
  'src/slices/editions/set-supervisor.ts': [
    'editions.supervisor-made',
    'editions.supervisor-changed',
    'editions.supervisor-ended',
  ],
  'src/slices/people/tell-person.ts': PERSON_ACTS,
  'src/slices/takings/judge-payments.ts': ['takings.confirmed', 'takings.rejected'],
};

interface Found {
  readonly acts: readonly string[];
  readonly putTogether: readonly string[];
}

function actsWritten(): Found {
  const files = globSync('src/**/*.ts', { exclude: ['src/**/*.test.ts', 'src/platform/audit/**'] });
  const acts: string[] = [];
  const putTogether: string[] = [];
  for (const file of files.sort())
    for (const [, act] of readFileSync(file, 'utf8').matchAll(
      /\baudit\(\s*(?:\{[^}]*\{[^}]*\}[^}]*\}|\w+),\s*\w+,\s*([^,]+),/g,
    )) {
      const literal = act?.match(/^'([^']+)'$/)?.[1];
      if (literal === undefined) putTogether.push(file);
      else acts.push(literal);
    }
  return { acts, putTogether: [...new Set(putTogether)] };
}

test('every act has words in both languages', () => {
  const { acts, putTogether } = actsWritten();
  expect(putTogether).toEqual(Object.keys(PUT_TOGETHER));
  const all = [...new Set([...acts, ...Object.values(PUT_TOGETHER).flat()])];
  expect(all.length).toBeGreaterThan(70);
  const wordless = (['id', 'en'] as const).flatMap((locale) => {
    localeFrom(() => locale);
    return all.filter((act) => actWords(act) === act);
  });
  expect(wordless).toEqual([]);
});

/** Names of facts that a call of `audit` writes down by name; what it takes over whole is not seen here. */
function factsWritten(): string[] {
  const files = globSync('src/**/*.ts', { exclude: ['src/**/*.test.ts', 'src/platform/audit/**'] });
  const calls = files.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/\baudit\(\s*\w+,\s*tx,\s*'[^']+',\s*[^{};]+?,\s*\{([^{}]*)\}/g),
  ]);
  const names = calls.flatMap(([, facts]) => (facts ?? '').split(',').map((fact) => fact.split(':')[0]?.trim() ?? ''));
  return [...new Set(names)].filter((name) => /^\w+$/.test(name));
}

test('every fact has a name of its own, not the one that it has in the code', () => {
  // Their values are ids: told by what they are called, or left out.
  const ids = ['assignment', 'alarm', 'with'];
  const named = factsWritten().filter((name) => !ids.includes(name));
  expect(named.length).toBeGreaterThan(30);
  localeFrom(() => 'id');
  expect(named.filter((name) => factWords({ action: 'x', data: { [name]: 1 } }, 'IDR') === `${name}: 1`)).toEqual([]);
});

test('facts are told in words: sums, days and causes, never an id', () => {
  localeFrom(() => 'id');
  const words = (action: string, data: Parameters<typeof factWords>[0]['data']) => factWords({ action, data }, 'IDR');
  expect(words('takings.day-reported', { day: '2023-06-24', revision: 1, amount: 760_000, channel: 'link' })).toBe(
    'hari: 24 Juni 2023, perbaikan ke: 1, jumlah: Rp760.000, lewat: tautan',
  );
  expect(words('hall.exception-settled', { code: 'price-differs', outcome: 'right' })).toMatch(
    /^sebab: (?!price-differs).+, hasil: Memang benar$/,
  );
  expect(words('stock.moved', { product: newId(), pieces: 3, note: null })).toBe('barang: 3');
});
