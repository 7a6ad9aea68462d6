/**
 * A real installation, as an organiser has one: no demo, its public address behind a proxy that ends TLS, mail by SMTP, and the
 * command line beside it. Nothing here knows the database.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/checks.ts';
import { serveGelaran } from '../serve.ts';
import { type MailSink, startMailSink } from './mail-sink.ts';
import { startTlsProxy, type TlsProxy } from './tls-proxy.ts';

export interface RealInstallation {
  /** `https://NAME:PORT`, as it stands on a poster. */
  readonly url: string;
  /** The application itself, which a visitor never sees. */
  readonly behind: string;
  readonly proxy: TlsProxy;
  readonly mail: MailSink;
  /** Runs `gelaran ARGS` beside the working server, with its settings. @throws what it said, unless it ended with 0. */
  gelaran(...args: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

export interface Asked {
  readonly name?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export async function startInstallation({ name = 'gelaran.test', env = {} }: Asked = {}): Promise<RealInstallation> {
  const [proxy, mail] = await Promise.all([startTlsProxy(name), startMailSink()]);
  const dataDir = mkdtempSync(join(tmpdir(), 'gelaran-real-'));
  const settings = {
    DATA_DIR: dataDir,
    GELARAN_DEMO: 'off',
    PUBLIC_URL: proxy.url,
    SMTP_URL: mail.url,
    // The receiver of webhooks is on this machine too.
    WEBHOOK_LOOPBACK: 'on',
    NODE_ENV: 'production',
    ...env,
  };
  const served = await serveGelaran(settings);
  proxy.leadTo(Number(new URL(served.url).port));
  return {
    url: proxy.url,
    behind: served.url,
    proxy,
    mail,
    gelaran: (...args) => run(args, settings),
    async stop() {
      await served.stop();
      await Promise.all([proxy.stop(), mail.stop()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function run(args: readonly string[], settings: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, [join(root, 'bin/gelaran.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const take = (chunk: Buffer) => {
    said += chunk.toString();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`gelaran ${args.join(' ')} ended with ${code}: ${said}`)),
    );
  });
}
