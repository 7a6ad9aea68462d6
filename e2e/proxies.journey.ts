/**
 * The proxy files printed in docs/deploy.md, each run for real before a installation: every page's form, streams, large
 * bodies, what is closed to the outside, and what visitors read while the database is away.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../scripts/checks.ts';
import { pagesWithForms } from './guarded-pages.ts';
import { freePort, type ServedGelaran, serveGelaran } from './serve.ts';

const NAME = 'gelaran.test';
const EDITION = 'tidak-ada';
const PRINTED = 'kaltim.example.org';

/** The block of the document that is marked with this word. */
function printed(kind: string): string {
  const text = readFileSync(join(root, 'docs/deploy.md'), 'utf8');
  const block = new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``).exec(text)?.[1];
  if (!block) throw new Error(`docs/deploy.md prints nothing for ${kind}`);
  return block;
}

interface Places {
  readonly folder: string;
  readonly port: number;
  readonly plain: number;
  readonly target: number;
}

/** The printed text with this machine's names and places; nothing else is changed. */
const PROXIES: Readonly<Record<string, (places: Places) => readonly string[]>> = {
  nginx({ folder, port, plain, target }) {
    const server = printed('nginx')
      .replaceAll(PRINTED, NAME)
      .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
      .replace('listen 80', `listen 127.0.0.1:${plain}`)
      .replace('127.0.0.1:3000', `127.0.0.1:${target}`)
      .replace(`/etc/ssl/${NAME}.pem`, join(folder, 'cert.pem'))
      .replace(`/etc/ssl/${NAME}.key`, join(folder, 'key.pem'));
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((kind) => `${kind}_temp_path ${join(folder, kind)};`)
      .join('\n');
    const user = process.getuid?.() === 0 ? 'user root;\n' : '';
    writeFileSync(
      join(folder, 'nginx.conf'),
      `${user}pid ${join(folder, 'pid')};\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${temporary}\n${server}}\n`,
    );
    return ['nginx', '-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr', '-g', 'daemon off;'];
  },
  caddy({ folder, port, target }) {
    const site = printed('caddy')
      // Here nobody gives out certificates.
      .replace(`${PRINTED} {`, `https://${NAME}:${port} {\nbind 127.0.0.1\ntls ${folder}/cert.pem ${folder}/key.pem`)
      .replaceAll('127.0.0.1:3000', `127.0.0.1:${target}`);
    writeFileSync(join(folder, 'Caddyfile'), `{\nadmin off\nauto_https off\n}\n${site}`);
    return ['caddy', 'run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'];
  },
};

const isHere = (program: string) => spawnSync('which', [program]).status === 0;

for (const [proxy, prepare] of Object.entries(PROXIES)) {
  const here = isHere(proxy);
  describe.skipIf(!here)(`${proxy}${here ? '' : ' (is not installed here)'}`, () => {
    const folder = mkdtempSync(join(tmpdir(), `gelaran-${proxy}-`));
    let served: ServedGelaran;
    let running: ChildProcess;
    let port: number;

    beforeAll(async () => {
      port = await freePort();
      const { private: key, cert } = await generate([{ name: 'commonName', value: NAME }], { keyType: 'ec' });
      writeFileSync(join(folder, 'cert.pem'), cert);
      writeFileSync(join(folder, 'key.pem'), key);
      mkdirSync(join(folder, 'data'));
      served = await serveGelaran({
        DATA_DIR: join(folder, 'data'),
        GELARAN_DEMO: 'off',
        PUBLIC_URL: `https://${NAME}:${port}`,
      });
      const target = Number(new URL(served.url).port);
      const [program = '', ...args] = prepare({ folder, port, plain: await freePort(), target });
      running = spawn(program, args, {
        env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      for (const until = Date.now() + 60_000; ; ) {
        const status = await ask('/healthz').then(
          (answer) => answer.status,
          () => 0,
        );
        if (status === 200) break;
        if (Date.now() > until) throw new Error(`${proxy} does not pass anything on: ${status}`);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    });
    afterAll(async () => {
      const ended = new Promise((resolve) => running?.once('exit', resolve));
      running?.kill('SIGTERM');
      await ended;
      await served?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    interface Wanted {
      readonly origin?: string;
      readonly body?: string | Buffer;
      readonly type?: string;
    }

    function open(path: string, { origin, body, type = 'application/x-www-form-urlencoded' }: Wanted = {}) {
      return new Promise<IncomingMessage>((resolve, reject) => {
        const asked = request(
          {
            host: '127.0.0.1',
            port,
            path,
            servername: NAME,
            rejectUnauthorized: false,
            agent: false,
            method: body === undefined ? 'GET' : 'POST',
            headers: {
              host: `${NAME}:${port}`,
              ...(origin ? { origin } : {}),
              ...(body === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
            },
          },
          resolve,
        );
        asked.on('error', reject);
        asked.end(body);
      });
    }

    async function ask(path: string, wanted?: Wanted) {
      const answer = await open(path, wanted);
      let text = '';
      for await (const part of answer) text += String(part);
      return { status: answer.statusCode ?? 0, headers: answer.headers, text };
    }

    it('passes on the form of every page, and none from another site', async () => {
      const wrong: string[] = [];
      for (const { path } of pagesWithForms()) {
        const address = path.replace(':slug', EDITION);
        const own = await ask(address, { body: 'a=b', origin: `https://${NAME}:${port}` });
        // The framework refuses an origin in two words and no page.
        if (own.status >= 500 || own.text === 'Bad Request') wrong.push(`${address}: ${own.status}`);
        const foreign = await ask(address, { body: 'a=b', origin: 'https://elsewhere.example' });
        if (foreign.status !== 403) wrong.push(`${address} from elsewhere: ${foreign.status}`);
      }
      expect(wrong).toEqual([]);
      const signIn = await ask('/masuk', {
        body: 'email=nobody%40ntt.example&password=x&by=password',
        origin: `https://${NAME}:${port}`,
      });
      expect([signIn.status, signIn.text.includes('Alamat atau kata sandi tidak cocok.')]).toEqual([200, true]);
    });

    it('closes /metrics to the outside, and tells browsers to ask by TLS alone', async () => {
      const home = await ask('/');
      expect([(await ask('/metrics')).status, home.status, home.headers['strict-transport-security']]).toEqual([
        404,
        200,
        'max-age=31536000',
      ]);
      expect((await fetch(`${served.url}/metrics`)).status).toBe(200);
    });

    it('names the client, so that one who guesses does not lock out the others', async () => {
      const guess = (from: string) =>
        fetch(`${served.url}/masuk`, {
          method: 'POST',
          headers: { 'x-forwarded-for': from, 'content-type': 'application/x-www-form-urlencoded' },
          body: 'email=nobody%40ntt.example&password=x&by=password',
        });
      for (let tries = 0; tries < 25; tries++) await (await guess('203.0.113.7')).arrayBuffer();
      expect((await ask('/masuk', { body: 'email=a%40ntt.example&password=x&by=password' })).text).toContain(
        'Alamat atau kata sandi tidak cocok.',
      );
    });

    it('lets a large body through to the application, which refuses it in words', async () => {
      const large = await ask('/masuk', { body: Buffer.alloc(3 * 1024 * 1024, 'a') });
      expect([large.status, JSON.parse(large.text).code]).toEqual([413, 'request.too-large']);
    });

    it('passes on what the application says while the database is away', async () => {
      const pid = Number(readFileSync(join(folder, 'data/postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGINT');
      await expect.poll(async () => (await fetch(`${served.url}/healthz`)).status, { timeout: 30_000 }).toBe(503);
      // The application starts its database again by itself; what is asked after that is answered as ever.
      let refused = 0;
      for (let tries = 0; tries < 10; tries++) {
        const upload = await ask(`/api/v1/editions/${EDITION}/hall/batches`, {
          body: Buffer.alloc(1_500_000, 'a'),
          type: 'application/json',
        });
        const form = await ask('/masuk', { body: `email=a%40ntt.example&password=x&by=link&x=${'a'.repeat(200_000)}` });
        const isBack = (await fetch(`${served.url}/healthz`)).status === 200;
        if (isBack) break;
        expect([upload.status, JSON.parse(upload.text).code]).toEqual([503, 'request.unavailable']);
        expect([form.status, form.text.includes('<html')]).toEqual([503, true]);
        refused++;
      }
      expect(refused).toBeGreaterThan(0);
    });
  });
}
