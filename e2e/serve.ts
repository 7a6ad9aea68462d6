/** Vitest's global set-up for journeys: the real server, as `npm start` runs it, on a free port with its own data folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root } from '../scripts/checks.ts';

declare module 'vitest' {
  interface ProvidedContext {
    server: { readonly url: string; readonly dataDir: string };
  }
}

export interface ServedGelaran {
  readonly url: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** Starts `gelaran start` and resolves when it has printed its address. */
export async function serveGelaran(env: Readonly<Record<string, string>> = {}): Promise<ServedGelaran> {
  const port = await freePort();
  const dataDir = env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'gelaran-served-'));
  // The demo, unless the data is somebody's own: a start in production does not load it by itself.
  const demo = env.DATABASE_URL === undefined ? { GELARAN_DEMO: 'on' } : {};
  const child = spawn(process.execPath, [join(root, 'bin/gelaran.mjs'), 'start'], {
    cwd: root,
    env: {
      ...process.env,
      ...demo,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      PORT: String(port),
      DATA_DIR: dataDir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that ran out of time must not leave a server behind.
  process.once('exit', () => child.kill('SIGTERM'));
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      if (/Gelaran: http/.test(output)) resolve();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    dataDir,
    process: child,
    async stop() {
      if (child.exitCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await ended;
      }
      if (env.DATA_DIR === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const served = await serveGelaran();
  project.provide('server', { url: served.url, dataDir: served.dataDir });
  return () => served.stop();
}
