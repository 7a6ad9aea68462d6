#!/usr/bin/env node
// Runs the command line under the Node.js that the project brings along, whatever version `node` is here, with its flags.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { NODE_FLAGS } from './node-flags.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const isRecent = Number(process.versions.node.split('.')[0]) >= 26;
const rest = [...NODE_FLAGS, here('./gelaran.mjs'), ...process.argv.slice(2)];

if (isRecent && (NODE_FLAGS.every((flag) => process.execArgv.includes(flag)) || process.platform === 'win32')) {
  await import('../src/app/cli.ts');
} else if (isRecent) {
  // The same process goes on with the flags: signals, exit code and process id stay its own.
  process.execve(process.execPath, [process.argv0, ...process.execArgv, ...rest], process.env);
} else {
  const child = spawn(here('../node_modules/node/bin/node'), rest, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', () => {
    console.error('Node.js 26 is missing from node_modules; run `npm install` first.');
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}
