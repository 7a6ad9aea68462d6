/** What a person does at the terminal, against the running server: verify, back up, restore elsewhere, start twice. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
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

/** A connection that is kept dies unseen while a command runs and nothing else can. */
const ALONE = { connection: 'close' };

async function sheetOf(address: string): Promise<Sheet> {
  return (await fetch(`${address}/api/v1/editions/kaltim-2023/figures`, { headers: ALONE })).json() as Promise<Sheet>;
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
    expect(gelaran(['invite', '--help'])).toMatchObject({ code: 0, out });
  });

  it('gives whoever forgot the password a link that works once, and says when nobody is called so', async () => {
    const nobody = gelaran(['reset', 'tidak-ada@contoh.invalid']);
    expect(nobody.code).toBe(1);
    expect(nobody.err).toMatch(/^Nobody has an account as tidak-ada@contoh\.invalid/m);
    const cashier = 'petugas-kasir-1@contoh.invalid';
    const { code, out } = gelaran(['reset', cashier]);
    expect(code).toBe(0);
    const path = /\/masuk\/sandi\/\S+/.exec(out)?.[0] ?? '';
    const choose = (password: string) =>
      fetch(url + path, {
        method: 'POST',
        body: new URLSearchParams({ password }),
        redirect: 'manual',
        headers: ALONE,
      });
    expect((await fetch(url + path, { headers: ALONE })).status).toBe(200);
    expect((await choose('1234567890')).status).toBe(200);
    const chosen = await choose('kalimat yang tidak ditebak');
    expect([chosen.status, chosen.headers.get('location')]).toEqual([302, '/masuk?sandi=baru']);
    const signIn = await fetch(`${url}/masuk`, {
      headers: ALONE,
      method: 'POST',
      body: new URLSearchParams({ email: cashier, password: 'kalimat yang tidak ditebak', by: 'password' }),
      redirect: 'manual',
    });
    expect(signIn.headers.getSetCookie().length).toBeGreaterThan(0);
    const again = await choose('kalimat lain yang panjang');
    expect(again.headers.get('location')).toBeNull();
  });

  it('makes an organiser of the country that is named, and refuses one that no pack is for', () => {
    const folder = join(scratch, 'india');
    const made = { DATA_DIR: folder, GELARAN_DEMO: 'off' };
    const wrong = gelaran(
      ['invite', 'a@expo.example', '--organiser', 'kerala', '--name', 'Kerala', '--country', 'zz'],
      made,
    );
    expect([wrong.code, wrong.err]).toEqual([
      1,
      expect.stringMatching(/^There is no country pack "zz"\. There are: id .*, in /),
    ]);
    const invited = gelaran(
      ['invite', 'a@expo.example', '--organiser', 'kerala', '--name', 'Kerala', '--country', 'in'],
      made,
    );
    expect([invited.code, invited.out]).toEqual([
      0,
      expect.stringContaining('Kerala invites a@expo.example as organiser'),
    ]);
    const kept = gelaran(['invite', 'b@expo.example', '--organiser', 'kerala', '--country', 'id'], made);
    expect(kept.out).toContain('keeps its country');
  });

  it.each([
    [['dance'], {}, /^There is no command "dance"/],
    [['start'], { PORT: 'eighty' }, /^PORT must be a port number/],
    [['migrate'], { DATA_DIR: join(root, 'package.json') }, /^There is no Gelaran database in /],
    [['backup'], {}, /^Say where to/],
    [['verify', '--wrong'], {}, /--wrong/],
    [['start'], { GELARAN_DEMO: 'on', DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/x' }, /^GELARAN_DEMO must be off/],
  ] as const)('answers %j in one line when it is wrong', (args, env, line) => {
    const { code, err } = gelaran(args, env);
    expect([code, err.split('\n').length]).toEqual([1, 1]);
    expect(err).toMatch(line);
    expect(err).not.toContain('secret');
  });

  it('works on no data that is not meant: it makes none, and calls nothing good that is empty', () => {
    const nowhere = join(scratch, 'mistyped');
    for (const args of [
      ['backup', join(scratch, 'of-nothing')],
      ['verify'],
      ['migrate'],
      ['demo', 'remove'],
      ['invite', 'a@contoh.invalid', '--organiser', 'jatim'],
    ]) {
      const { code, out, err } = gelaran(args, { DATA_DIR: nowhere });
      expect([code, out, err]).toEqual([1, '', expect.stringMatching(/^There is no Gelaran database in [^\n]+$/)]);
    }
    expect([existsSync(nowhere), existsSync(join(scratch, 'of-nothing'))]).toEqual([false, false]);
  });

  it('keeps the demo and real work apart', async () => {
    const real = { DATA_DIR: join(scratch, 'real'), PUBLIC_URL: 'https://pameran.example.org' };
    const invited = gelaran(['invite', 'a@contoh.invalid', '--organiser', 'kaltim', '--name', 'Provinsi Contoh'], real);
    expect([invited.code, invited.err]).toEqual([0, expect.stringContaining('(no organiser yet)')]);
    expect(gelaran(['verify'], real)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Nothing was sold yet/),
      err: `Data: ${real.DATA_DIR} (1 organiser: kaltim)`,
    });
    for (const args of [['demo'], ['start']]) {
      const refused = gelaran(args, { ...real, GELARAN_DEMO: 'on', PORT: String(await freePort()) });
      expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/is for real work \(kaltim\); [^\n]+$/)]);
    }
    const served = await serveGelaran({ DATA_DIR: real.DATA_DIR, GELARAN_DEMO: '' });
    try {
      expect(await (await fetch(`${served.url}/api/v1/editions`, { headers: ALONE })).json()).toMatchObject({
        items: [],
      });
    } finally {
      await served.stop();
    }
    const { code, err } = gelaran(['invite', 'a@contoh.invalid', '--organiser', 'jatim', '--name', 'Lain']);
    expect([code, err]).toEqual([1, expect.stringMatching(/holds the demo; make the organiser in another DATA_DIR/)]);
  });

  it('runs as docs/deploy.md prints it', () => {
    const text = readFileSync(join(root, 'docs/deploy.md'), 'utf8');
    const blocks = [...text.matchAll(/^```[^\n]*\n(.*?)^```$/gms)].map(([, block = '']) =>
      block.replaceAll('\\\n', ' '),
    );
    const commands = blocks.flatMap((block) => block.split('\n')).filter((line) => /\bnpx gelaran\b/.test(line));
    expect(commands.map((line) => /npx gelaran (\w+)/.exec(line)?.[1])).toEqual([
      'invite',
      'reset',
      'backup',
      'restore',
      'verify',
    ]);
    const place = join(scratch, 'as-printed');
    mkdirSync(join(place, 'backup'), { recursive: true });
    for (const command of commands) {
      const ran = spawnSync(
        'sh',
        ['-c', command.replaceAll('/srv/', `${place}/srv/`).replaceAll('/backup/', `${place}/backup/`)],
        {
          cwd: root,
          env: { ...process.env, LOG_LEVEL: 'silent', DATA_DIR: '' },
          encoding: 'utf8',
          timeout: 100_000,
        },
      );
      // Nobody has taken up the invitation yet, so there is nobody whose password could be lost.
      const early = command.includes(' reset ');
      expect([command, ran.status, ran.stderr]).toEqual([
        command,
        early ? 1 : 0,
        early ? expect.stringContaining('Nobody has an account') : expect.not.stringContaining('    at '),
      ]);
    }
  });

  it('refuses a used port and a data folder that another server owns, in one line, and harms nothing', async () => {
    const port = new URL(url).port;
    const other = gelaran(['start'], { PORT: port, DATA_DIR: join(scratch, 'other') });
    expect([other.code, other.err]).toEqual([1, expect.stringMatching(/^Port \d+ on 127\.0\.0\.1 is in use; [^\n]+$/)]);
    const owned = gelaran(['start'], { PORT: String(await freePort()) });
    expect([owned.code, owned.err.split('\n').length]).toEqual([1, 1]);
    expect(owned.err).toMatch(/process \d+|pid \d+|\b\d{2,}\b/);
    expect(await (await fetch(`${url}/healthz`, { headers: ALONE })).json()).toMatchObject({
      status: 'ok',
      database: 'ok',
    });
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
