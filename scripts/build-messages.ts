/**
 * Compiles every slice's messages into typed functions, `m.key({ parameters })`. Fails when a language lacks a message or has one that
 * the other does not know, or when the two want different parameters: a half-translated page is a broken page. Fails also when nobody
 * says a message any more.
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { locales } from '../src/platform/i18n/locale.ts';
import { compileMessage, factsIn, isMessage, type Message, MessageFault, parametersOf } from './compile-message.ts';

const OUT = 'src/platform/i18n/compiled';

type Messages = Readonly<Record<string, Message>>;

const faults: string[] = [];

function read(folder: string, locale: string): Messages {
  const written: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(`${folder}/${locale}.json`, 'utf8'));
  return Object.fromEntries(
    Object.entries(written).filter((entry): entry is [string, Message] => {
      if (entry[0].startsWith('$')) return false;
      if (!isMessage(entry[1])) faults.push(`${entry[0]}: neither a text nor one list of matches`);
      return isMessage(entry[1]);
    }),
  );
}

/** The messages that the code says, as `m.key`; a name put together at run time would not be found, so none is. */
function spoken(): Set<string> {
  const files = globSync('src/**/*.{ts,tsx}', { exclude: [`${OUT}/**`] });
  return new Set(files.flatMap((file) => readFileSync(file, 'utf8').match(/(?<=\bm\.)\w+/g) ?? []));
}

interface Compiled {
  readonly source: string;
  readonly types: string;
}

function compile(key: string, [id, en]: readonly [Message, Message]): Compiled {
  const wants = parametersOf(id).map((name) => `${name}: Said`);
  const inputs = wants.length > 0 ? `i: { ${wants.join('; ')} }` : 'i?: Readonly<Record<never, never>>';
  return {
    source: `export function ${key}(i, o) { if ((o?.locale ?? getLocale()) === 'en') { ${compileMessage(en, 'en')} } ${compileMessage(id, 'id')} }`,
    types: `export declare function ${key}(${inputs}, o?: Options): string;`,
  };
}

const said = spoken();
const seen = new Map<string, string>();
const compiled: Compiled[] = [];
for (const folder of globSync(['src/platform/messages', 'src/slices/*/messages', 'src/app/messages']).sort()) {
  const [id, en] = locales.map((locale) => read(folder, locale));
  const slice = folder.split('/').at(-2) ?? '';
  for (const key of new Set([...Object.keys(id ?? {}), ...Object.keys(en ?? {})])) {
    const [first, second] = [id?.[key], en?.[key]];
    if (!said.has(key)) faults.push(`${key}: nobody says it`);
    if (!key.startsWith(`${slice}_`)) faults.push(`${key}: a message of ${slice} begins with ${slice}_`);
    if (seen.has(key)) faults.push(`${key}: also in ${seen.get(key)}`);
    seen.set(key, folder);
    if (first === undefined || second === undefined) {
      faults.push(`${key}: missing in ${folder}/${first === undefined ? 'id' : 'en'}.json`);
      continue;
    }
    if (factsIn(first) !== factsIn(second) || `${parametersOf(first)}` !== `${parametersOf(second)}`)
      faults.push(`${key}: the languages want different parameters`);
    try {
      compiled.push(compile(key, [first, second]));
    } catch (error) {
      if (!(error instanceof MessageFault)) throw error;
      faults.push(`${key}: ${error.message}`);
    }
  }
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}

function write(name: string, lines: readonly string[]): void {
  const text = `${lines.join('\n')}\n`;
  const file = `${OUT}/${name}`;
  // What did not change keeps its time, so that whoever watches files is not woken.
  try {
    if (readFileSync(file, 'utf8') === text) return;
  } catch {
    mkdirSync(OUT, { recursive: true });
  }
  writeFileSync(file, text);
}

write('messages.js', [
  "import { getLocale } from '../locale.ts';",
  "import { number, plural } from '../speech.ts';",
  ...compiled.map(({ source }) => source),
]);
write('messages.d.ts', [
  "import type { Locale } from '../locale.ts';",
  'type Said = string | number | bigint;',
  'interface Options { readonly locale?: Locale }',
  ...compiled.map(({ types }) => types),
]);
