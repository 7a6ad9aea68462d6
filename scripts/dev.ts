/**
 * `npm run dev`: the server as it really runs, built anew and started again after every change of a source. A turn takes
 * a few seconds; in return nothing behaves differently from the product.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { root } from './checks.ts';

let server: ChildProcess | undefined;
let timer: NodeJS.Timeout | undefined;
let turning: Promise<void> = Promise.resolve();

function stop(): Promise<void> {
  const running = server;
  server = undefined;
  if (!running || running.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    running.once('exit', () => resolve());
    running.kill('SIGTERM');
  });
}

async function turn(): Promise<void> {
  await stop();
  server = spawn(process.execPath, [join(root, 'bin/gelaran.mjs'), 'start'], { cwd: root, stdio: 'inherit' });
}

function soon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    turning = turning.then(turn);
  }, 150);
}

for (const folder of ['src', 'migrations'])
  watch(join(root, folder), { recursive: true }, (_event, file) => {
    if (file && !/i18n.compiled|\.test\.tsx?$/.test(file)) soon();
  });
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    void turning.then(stop).then(() => process.exit(0));
  });
soon();
