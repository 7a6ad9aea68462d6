/** What a person does at the terminal, against the running server: verify, back up, restore elsewhere, start twice. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { root } from '../scripts/checks.ts';
import { freePort, serveGelaran } from './serve.ts';

const { url, dataDir } = inject('server');
const scratch = mkdtempSync(join(tmpdir(), 'gelaran-command-'));

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function gelaran(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const ran = spawnSync(process.execPath, [join(root, 'bin/gelaran.mjs'), ...args], {
    env: { ...process.env, LOG_LEVEL: 'silent', DATA_DIR: dataDir, ...env },
    encoding: 'utf8',
    timeout: 50_000,
  });
  return { code: ran.status, out: ran.stdout.trim(), err: ran.stderr.trim() };
}

interface Sheet {
  readonly figures: readonly { readonly metric: string; readonly value: number; readonly scope: object }[];
  readonly log: { readonly fingerprint: string };
}

async function sheetOf(address: string): Promise<Sheet> {
  return (await fetch(`${address}/api/v1/editions/kaltim-2023/figures`)).json() as Promise<Sheet>;
}

/** All values in order; the moment at which they were asked is left out. */
function valuesOf({ figures }: Sheet): string[] {
  return figures.map(({ metric, scope, value }) => `${metric} ${JSON.stringify(scope)} ${value}`);
}

describe('the command line', () => {
  it('lists its commands', () => {
    const { code, out } = gelaran(['--help']);
    expect(code).toBe(0);
    for (const command of ['start', 'migrate', 'demo', 'backup', 'restore', 'verify', 'invite'])
      expect(out).toContain(`gelaran ${command}`);
  });

  it.each([
    [['dance'], {}, /^There is no command "dance"/],
    [['start'], { PORT: 'eighty' }, /^PORT must be a port number/],
    [['migrate'], { DATA_DIR: join(root, 'package.json') }, /^The folder .* cannot be used \(EEXIST\)/],
    [['backup'], {}, /^Say where to/],
    [['verify', '--wrong'], {}, /--wrong/],
    [['start'], { GELARAN_DEMO: 'on', DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/x' }, /^GELARAN_DEMO must be off/],
  ] as const)('answers %j in one line when it is wrong', (args, env, line) => {
    const { code, err } = gelaran(args, env);
    expect([code, err.split('\n').length]).toEqual([1, 1]);
    expect(err).toMatch(line);
    expect(err).not.toContain('secret');
  });

  it('refuses a used port and a data folder that another server owns, in one line, and harms nothing', async () => {
    const port = new URL(url).port;
    const other = gelaran(['start'], { PORT: port, DATA_DIR: join(scratch, 'other') });
    expect([other.code, other.err]).toEqual([1, expect.stringMatching(/^Port \d+ on 127\.0\.0\.1 is in use; [^\n]+$/)]);
    const owned = gelaran(['start'], { PORT: String(await freePort()) });
    expect([owned.code, owned.err.split('\n').length]).toEqual([1, 1]);
    expect(owned.err).toMatch(/process \d+|pid \d+|\b\d{2,}\b/);
    expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ status: 'ok', database: 'ok' });
  });

  it('verifies every figure from the log beside the working server', () => {
    const { code, out } = gelaran(['verify']);
    expect([code, out.split('\n').at(-1)]).toEqual([0, 'Everything agrees exactly.']);
  });

  it('backs up, and brings it all back on an empty machine', async () => {
    const before = await sheetOf(url);
    const backup = join(scratch, 'backup');
    const made = gelaran(['backup', backup]);
    expect([made.code, made.err]).toEqual([
      0,
      expect.stringMatching(/^Data: [^\n]+ \(2 organisers: kaltim, nusa-raya; the demo, made up\)$/),
    ]);
    expect(gelaran(['backup', backup]).code).toBe(1);
    const elsewhere = join(scratch, 'elsewhere');
    const restored = gelaran(['restore', backup], { DATA_DIR: elsewhere });
    expect([restored.code, restored.err, existsSync(elsewhere)]).toEqual([0, '', true]);
    expect(gelaran(['restore', backup], { DATA_DIR: elsewhere }).code).toBe(1);
    const served = await serveGelaran({ DATA_DIR: elsewhere });
    try {
      const after = await sheetOf(served.url);
      expect(after.log.fingerprint).toBe(before.log.fingerprint);
      expect(valuesOf(after)).toEqual(valuesOf(before));
    } finally {
      await served.stop();
    }
    expect(gelaran(['verify'], { DATA_DIR: elsewhere }).code).toBe(0);
  });
});
