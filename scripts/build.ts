/** Builds pages, server and till when their sources have changed since the last build; else does nothing, quickly. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const root = fileURLToPath(new URL('../', import.meta.url));
const stampFile = join(root, 'build/stamp');
const SOURCES = [
  'src',
  'package-lock.json',
  'vite.config.ts',
  'vite.device.config.ts',
  'react-router.config.ts',
  'scripts/build-messages.ts',
  'scripts/compile-message.ts',
];
const SKIPPED = new Set(['compiled']);

function* filesUnder(path: string): Generator<string> {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)))
    if (!SKIPPED.has(entry.name)) yield* filesUnder(join(path, entry.name));
}

/** Changes with any source's content; tests do not count. */
function stampOf(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES)
    for (const file of filesUnder(join(root, source))) {
      if (/\.test\.tsx?$/.test(file)) continue;
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
    }
  return hash.digest('hex');
}

function run(script: string, ...args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${script} failed:\n${output}`))));
  });
}

const brotli = promisify(brotliCompress);

/** Text files compressed once, here, instead of at every request. */
async function compressAssets(): Promise<void> {
  const files = [...filesUnder(join(root, 'build/client'))].filter((file) =>
    ['.js', '.css', '.svg', '.html', '.json', '.webmanifest', '.wasm'].includes(extname(file)),
  );
  await Promise.all(
    files.map(async (file) => {
      const plain = await readFile(file);
      if (plain.length > 1024)
        await writeFile(`${file}.br`, await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    }),
  );
}

export async function ensureBuilt(): Promise<void> {
  const stamp = stampOf();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  console.log('Building ...');
  await run('scripts/build-messages.ts');
  await run('node_modules/@react-router/dev/bin.cjs', 'build');
  if (existsSync(join(root, 'vite.device.config.ts')))
    await run('node_modules/vite/bin/vite.js', 'build', '--config', 'vite.device.config.ts');
  await compressAssets();
  writeFileSync(stampFile, stamp);
}

if (import.meta.main) await ensureBuilt();
