/**
 * First start (empty data folder, built) to the first page, and restart, as a new user sees them. The limit of the first is
 * the embedded database's own first start; of the second, Node.js starting and loading nothing but the built server.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveGelaran } from '../e2e/serve.ts';
import { ensureBuilt } from '../scripts/build.ts';
import { root } from '../scripts/checks.ts';
import { percentile, printFigure } from './figure.ts';

const RESTARTS = 5;

async function startToPage(dataDir: string): Promise<number> {
  const started = performance.now();
  const served = await serveGelaran({ DATA_DIR: dataDir });
  const page = await fetch(served.url);
  if (page.status !== 200 || !(await page.text()).includes('Kaltim Exhibition 2023'))
    throw new Error('the first page is not there');
  const taken = performance.now() - started;
  await served.stop();
  return taken / 1000;
}

function loadOnly(): number {
  const started = performance.now();
  spawnSync(process.execPath, [
    '--input-type=module',
    '--eval',
    `await import(${JSON.stringify(join(root, 'build/server/index.js'))}); process.exit(0)`,
  ]);
  return (performance.now() - started) / 1000;
}

await ensureBuilt();
const dataDir = mkdtempSync(join(tmpdir(), 'gelaran-start-'));
try {
  const first = await startToPage(dataDir);
  const restarts: number[] = [];
  for (let run = 0; run < RESTARTS; run++) restarts.push(await startToPage(dataDir));
  const load = percentile(Array.from({ length: RESTARTS }, loadOnly), 0.5);
  printFigure({
    bench: 'start',
    name: 'first_start',
    value: first,
    unit: 's',
    limit: null,
    note: 'empty data folder to first page, demo and its sales loaded; aim 10 s',
  });
  printFigure({
    bench: 'start',
    name: 'restart',
    value: percentile(restarts, 0.5),
    unit: 's',
    limit: load,
    note: `median of ${RESTARTS}, to first page; limit: Node.js loading the built server; aim 1.5 s`,
  });
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
