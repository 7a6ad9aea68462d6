/** Settings come from the environment, are read once, and a wrong one is refused with a sentence that names it. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { ToldFault } from '../problem/told-fault.ts';

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/)
    .optional(),
  PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^/\s]+$/)
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/)
    .optional(),
  MAIL_FROM: z.email().optional(),
  GELARAN_DEMO: z.enum(['on', 'off']).optional(),
  WEBHOOK_LOOPBACK: z.enum(['on', 'off']).optional(),
  NODE_ENV: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the folder that holds the database, secrets and files. */
  readonly dataDir: string;
  /** An external PostgreSQL 16 or newer; without it the embedded server under `dataDir` is used. */
  readonly databaseUrl: string | undefined;
  /** Scheme, host and port as visitors type them, without a slash at the end. */
  readonly publicUrl: string;
  readonly smtpUrl: string | undefined;
  /** The address that mail comes from; its domain must allow the mail server to send for it (SPF, DKIM). */
  readonly mailFrom: string;
  /** The demo edition is served and "enter as..." offered. What the data is for has the last word (app/demo-or-real.ts). */
  readonly demo: boolean;
  /** What was asked for, as far as it was. */
  readonly asked: {
    readonly demo: 'on' | 'off' | undefined;
    readonly webhookLoopback: 'on' | 'off' | undefined;
    readonly publicUrl: string | undefined;
    /** This is no trying out: `NODE_ENV=production`, or others than this machine are meant to reach it. */
    readonly production: boolean;
    /** The database is somebody else's: never a demo. */
    readonly external: boolean;
  };
  /** Webhooks may go to this machine itself: for trying them out, so on only in a demo that nobody else reaches. */
  readonly webhookLoopback: boolean;
  readonly logLevel: z.infer<typeof environment>['LOG_LEVEL'];
}

/** What a person should write instead, by variable. */
const WANTED: Readonly<Record<string, string>> = {
  PORT: 'a port number from 0 to 65535, such as 3000',
  HOST: 'an address to listen on, such as 127.0.0.1',
  DATA_DIR: 'a folder, such as ./data',
  DATABASE_URL: 'a PostgreSQL address, such as postgres://user:password@host:5432/gelaran',
  PUBLIC_URL: 'the public address without a path, such as https://gelaran.example.org',
  SMTP_URL: 'a mail server, such as smtps://user:password@mail.example.org',
  MAIL_FROM: 'an e-mail address, such as no-reply@gelaran.example.org',
  GELARAN_DEMO: '"on" or "off"',
  WEBHOOK_LOOPBACK: '"on" or "off"',
  LOG_LEVEL: 'one of fatal, error, warn, info, debug, trace, silent',
};

export class SettingsFault extends ToldFault {}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** @throws SettingsFault with one sentence a wrong variable; the value itself is not repeated, it may hold a password. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const wrong = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new SettingsFault(wrong.map((name) => `${name} must be ${WANTED[name]}.`).join(' '));
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, PUBLIC_URL, SMTP_URL, MAIL_FROM, GELARAN_DEMO, WEBHOOK_LOOPBACK } =
    parsed.data;
  if (GELARAN_DEMO === 'on' && DATABASE_URL !== undefined)
    throw new SettingsFault(
      'GELARAN_DEMO must be off (or left out) when DATABASE_URL is set: the demo never touches a real database.',
    );
  const shown = HOST.includes(':') ? `[${HOST}]` : HOST;
  const publicUrl = PUBLIC_URL ?? `http://${shown}:${PORT}`;
  const ours = isLoopback(HOST) && isLoopback(new URL(publicUrl).hostname.replace(/^\[(.*)\]$/, '$1'));
  const settings = {
    port: PORT,
    host: HOST,
    dataDir: resolve(DATA_DIR),
    databaseUrl: DATABASE_URL,
    publicUrl,
    smtpUrl: SMTP_URL,
    mailFrom: MAIL_FROM ?? `no-reply@${new URL(publicUrl).hostname}`,
    demo: false,
    asked: {
      demo: GELARAN_DEMO,
      webhookLoopback: WEBHOOK_LOOPBACK,
      publicUrl: PUBLIC_URL,
      production: parsed.data.NODE_ENV === 'production' || !ours,
      external: DATABASE_URL !== undefined,
    },
    webhookLoopback: false,
    logLevel: parsed.data.LOG_LEVEL,
  };
  return withDemo(settings, DATABASE_URL === undefined && GELARAN_DEMO !== 'off');
}

/** The settings of an installation of which it is known whether it is the demo. */
export function withDemo(settings: Settings, demo: boolean): Settings {
  const { webhookLoopback: asked } = settings.asked;
  const webhookLoopback = asked === undefined ? demo && isLoopback(settings.host) : asked === 'on';
  return { ...settings, demo, webhookLoopback };
}
