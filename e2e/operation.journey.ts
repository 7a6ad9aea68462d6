/** The server as its keeper meets it: stopped in every way, watched while its database hangs, read in its log. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { root } from '../scripts/checks.ts';
import { freePort, serveGelaran } from './serve.ts';

const { url: demo } = inject('server');
const scratch = mkdtempSync(join(tmpdir(), 'gelaran-operation-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const answers = (url: string) =>
  fetch(`${url}/healthz`).then(
    ({ status }) => status === 200,
    () => false,
  );

async function until(what: () => boolean | Promise<boolean>, ms: number): Promise<boolean> {
  for (const since = Date.now(); Date.now() - since < ms; await pause(200)) if (await what()) return true;
  return false;
}

/** The processes whose parent is `pid`. */
function childrenOf(pid: number): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return parent === pid ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

function stopQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It has gone.
  }
}

function postmasterOf(dataDir: string): number | undefined {
  const file = join(dataDir, 'postgres/data/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

describe.runIf(process.platform === 'linux')('npm start', () => {
  it.each<[string, NodeJS.Signals, (npm: ChildProcess) => number]>([
    ['npm', 'SIGTERM', (npm) => npm.pid ?? 0],
    ['npm', 'SIGHUP', (npm) => npm.pid ?? 0],
    ['npm', 'SIGKILL', (npm) => npm.pid ?? 0],
    ['what npm has started', 'SIGTERM', (npm) => childrenOf(npm.pid ?? 0)[0] ?? 0],
  ])(
    'leaves nothing behind when %s is sent %s',
    async (_, signal, whom) => {
      const port = await freePort();
      const dataDir = mkdtempSync(join(scratch, 'npm-'));
      const npm = spawn('npm', ['start'], {
        cwd: root,
        env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, GELARAN_DEMO: 'off', LOG_LEVEL: 'warn' },
        stdio: 'ignore',
      });
      const url = `http://127.0.0.1:${port}`;
      try {
        expect(await until(() => answers(url), 120_000)).toBe(true);
        expect(postmasterOf(dataDir)).toBeGreaterThan(0);
        process.kill(whom(npm), signal);
        expect(await until(async () => !(await answers(url)) && postmasterOf(dataDir) === undefined, 15_000)).toBe(
          true,
        );
      } finally {
        // Whatever came of it, nothing of this test goes on.
        for (const pid of [...childrenOf(npm.pid ?? -1), npm.pid ?? -1]) if (pid > 0) stopQuietly(pid);
      }
    },
    180_000,
  );
});

describe('the log', () => {
  async function readLog(level: string, paths: readonly string[]): Promise<string[]> {
    const served = await serveGelaran({ LOG_LEVEL: level, DATA_DIR: join(scratch, 'log'), GELARAN_DEMO: 'off' });
    const lines: string[] = [];
    const take = (chunk: Buffer) => void lines.push(...chunk.toString().split('\n').filter(Boolean));
    served.process.stdout?.on('data', take);
    served.process.stderr?.on('data', take);
    for (const path of paths)
      await fetch(served.url + path, { headers: { cookie: 'a=b' } }).then((answer) => answer.text());
    await served.stop();
    return lines;
  }
  const CODE = '2hDSZ0dZdQg9U7IJ0X4LG0gm3id3yQwh';

  it('has one short line for a stranger’s address that leads nowhere, and all lines are JSON', async () => {
    const lines = await readLog('info', ['/wp-login.php', '/tidak/ada.data', '/api/v1/nothing', '/assets/none.js']);
    const read = lines.map((line) => JSON.parse(line) as { msg: string; path?: string; status?: number });
    expect(read.filter(({ msg }) => msg === 'refused').map(({ path, status }) => [path, status])).toEqual([
      ['/wp-login.php', 404],
      ['/tidak/ada.data', 404],
      ['/api/v1/nothing', 404],
      ['/assets/none.js', 404],
    ]);
    expect(lines.filter((line) => line.includes('wp-login')).length).toBe(1);
    for (const line of lines) expect(line.length).toBeLessThan(400);
  });

  it('tells no code, however closely one looks, and nothing at all when it is silent', async () => {
    const paths = [`/undangan/kaltim/${CODE}`, `/en/undangan/kaltim/${CODE}.data`, `/kaltim/nota/${CODE}`];
    const close = await readLog('trace', paths);
    expect(close.some((line) => line.includes('/undangan/'))).toBe(true);
    expect(close.filter((line) => line.includes(CODE))).toEqual([]);
    expect(await readLog('silent', paths)).toEqual([]);
  });
});

describe.runIf(process.platform === 'linux')('while the database hangs', () => {
  it('is told so within a second by /healthz, in words by pages and API, and goes on when it is back', async () => {
    const served = await serveGelaran();
    try {
      const enter = await fetch(`${served.url}/demo/masuk`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'as=organiser',
      });
      const cookie = enter.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      const work = () => fetch(`${served.url}/kerja/kaltim-2023`, { headers: { cookie }, redirect: 'manual' });
      expect((await work()).status).toBe(200);
      const postmaster = postmasterOf(served.dataDir) ?? 0;
      const all = [postmaster, ...childrenOf(postmaster)];
      for (const pid of all) process.kill(pid, 'SIGSTOP');
      try {
        for (let round = 0; round < 3; round++) {
          const since = performance.now();
          const health = await fetch(`${served.url}/healthz`);
          expect([health.status, await health.json()]).toMatchObject([503, { status: 'failing', database: 'away' }]);
          expect(performance.now() - since).toBeLessThan(2_000);
        }
        await pause(9_000);
        const since = performance.now();
        const [page, api] = await Promise.all([
          work(),
          fetch(`${served.url}/api/v1/editions/kaltim-2023/figures`, { headers: { cookie } }),
        ]);
        expect(performance.now() - since).toBeLessThan(5_000);
        expect([page.status, page.headers.get('content-type'), api.status]).toEqual([
          503,
          'text/html; charset=utf-8',
          503,
        ]);
        expect(await page.text()).toMatch(/<h1[^>]*>[^<]{5,}/);
        expect(await api.json()).toMatchObject({ code: 'request.unavailable' });
      } finally {
        for (const pid of all) process.kill(pid, 'SIGCONT');
      }
      expect(await until(async () => (await answers(served.url)) && (await work()).status === 200, 30_000)).toBe(true);
    } finally {
      await served.stop();
    }
  });
});

it('tells monitors of the work, under names that do not grow', async () => {
  await (await fetch(`${demo}/healthz`)).text();
  const text = await (await fetch(`${demo}/metrics`)).text();
  const names = [...text.matchAll(/^(gelaran_\w+)(?:\{[^}]*\})? [\d.e+-]+$/gm)].map(([, name]) => name ?? '');
  for (const name of readFileSync(join(root, 'docs/deploy.md'), 'utf8').matchAll(/^\| `(gelaran_\w+)`/gm))
    expect(
      names.some((one) => one.startsWith(name[1] ?? '?')),
      name[1],
    ).toBe(true);
  expect(text.split('\n').filter((line) => line.includes('kaltim'))).toEqual([]);
});
