#!/usr/bin/env node
// Runs the command line under the Node.js that the project brings along, whatever version `node` is here.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= 26) {
  await import('../src/app/cli.ts');
} else {
  const child = spawn(here('../node_modules/node/bin/node'), [here('./gelaran.mjs'), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', () => {
    console.error('Node.js 26 is missing from node_modules; run `npm install` first.');
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}
