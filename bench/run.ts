/** `npm run bench -- NAME [options]`: runs `bench/NAME.ts`. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [name = '', ...args] = process.argv.slice(2);
const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
/** What benchmarks are made of. */
const PARTS = ['run', 'figure', 'bare-insert', 'cpu-share', 'seed-sales', 'make-receipts'];
if (!/^[a-z-]+$/.test(name) || PARTS.includes(name) || !existsSync(file)) {
  console.error(
    'Name a benchmark: npm run bench -- till-sync | till-device | board | catalogue | curation | export | import | plan | pages | start',
  );
  process.exit(1);
}
process.argv.splice(2, process.argv.length, ...args);
await import(file);
