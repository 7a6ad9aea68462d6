/**
 * Compiles every slice's messages into typed functions. Fails when a language lacks a message or has one that the other
 * does not know, or when the two want different parameters: a half-translated page is a broken page. Fails also when nobody
 * says a message any more.
 */
import { globSync, readFileSync } from 'node:fs';
import { compile } from '@inlang/paraglide-js';

const project = './project.inlang';
const outdir = './src/platform/i18n/paraglide';

interface Settings {
  readonly 'plugin.inlang.messageFormat': { readonly pathPattern: readonly string[] };
}

type Messages = Readonly<Record<string, unknown>>;

const settings: Settings = JSON.parse(readFileSync(`${project}/settings.json`, 'utf8'));

function read(pattern: string, locale: string): Messages {
  return JSON.parse(readFileSync(pattern.replace('{locale}', locale), 'utf8'));
}

/** The `{parameters}` of a message in all its variants, sorted. */
function parameters(message: unknown): string {
  const found = JSON.stringify(message).match(/\{(\w+)\}/g) ?? [];
  return [...new Set(found)].sort().join(' ');
}

/** The messages that the code says, as `m.key`; a name put together at run time would not be found, so none is. */
function spoken(): Set<string> {
  const files = globSync('src/**/*.{ts,tsx}', { exclude: ['src/platform/i18n/paraglide/**'] });
  return new Set(files.flatMap((file) => readFileSync(file, 'utf8').match(/(?<=\bm\.)\w+/g) ?? []));
}

const faults: string[] = [];
const said = spoken();
const seen = new Map<string, string>();
for (const pattern of settings['plugin.inlang.messageFormat'].pathPattern) {
  const id = read(pattern, 'id');
  const en = read(pattern, 'en');
  const slice = pattern.match(/src\/(?:slices\/)?(\w+)\/messages/)?.[1] ?? '';
  for (const key of new Set([...Object.keys(id), ...Object.keys(en)])) {
    if (!(key in id)) faults.push(`${key}: missing in ${pattern.replace('{locale}', 'id')}`);
    else if (!(key in en)) faults.push(`${key}: missing in ${pattern.replace('{locale}', 'en')}`);
    else if (parameters(id[key]) !== parameters(en[key]))
      faults.push(`${key}: the languages want different parameters`);
    if (!key.startsWith('$') && !said.has(key)) faults.push(`${key}: nobody says it`);
    if (!key.startsWith(`${slice}_`)) faults.push(`${key}: a message of ${slice} begins with ${slice}_`);
    if (seen.has(key)) faults.push(`${key}: also in ${seen.get(key)}`);
    seen.set(key, pattern);
  }
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}

await compile({
  project,
  outdir,
  strategy: ['baseLocale'],
  emitTsDeclarations: true,
  outputStructure: 'locale-modules',
});
// The compiler leaves half-minute timers behind; the work is done, so do not wait for them.
process.exit(0);
