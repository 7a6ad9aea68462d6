import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isLoopback, readSettings, SettingsFault } from './settings.ts';

describe('readSettings', () => {
  it('needs nothing: a new user gets the demo on the loopback', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('data'),
      databaseUrl: undefined,
      publicUrl: 'http://127.0.0.1:3000',
      smtpUrl: undefined,
      mailFrom: 'no-reply@127.0.0.1',
      demo: true,
      asked: { demo: undefined, webhookLoopback: undefined, publicUrl: undefined, production: false, external: false },
      webhookLoopback: true,
      logLevel: 'info',
    });
  });

  it('has no demo on an external database', () => {
    const settings = readSettings({ DATABASE_URL: 'postgres://u:p@db/gelaran', PUBLIC_URL: 'https://kaltim.example' });
    expect([settings.demo, settings.publicUrl]).toEqual([false, 'https://kaltim.example']);
    expect(() => readSettings({ DATABASE_URL: 'postgres://u:p@db/gelaran', GELARAN_DEMO: 'on' })).toThrow(
      SettingsFault,
    );
  });

  it.each([
    [{}, false],
    [{ HOST: '::1' }, false],
    [{ PUBLIC_URL: 'http://localhost:3000' }, false],
    [{ NODE_ENV: 'production' }, true],
    [{ HOST: '0.0.0.0' }, true],
    [{ PUBLIC_URL: 'https://kaltim.example.org' }, true],
  ])('takes %o for a start in production: %s', (env, production) =>
    expect(readSettings(env).asked.production).toBe(production),
  );

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://u:secret@db/x'],
    ['PUBLIC_URL', 'https://x.example/path'],
    ['GELARAN_DEMO', 'yes'],
    ['LOG_LEVEL', 'loud'],
    ['SMTP_URL', 'imap://post'],
    ['MAIL_FROM', 'Panitia <panitia>'],
  ])('refuses %s=%s with a sentence that names it and does not repeat it', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name} must be `));
    expect(() => readSettings({ [name]: value })).not.toThrow(value);
  });
});

describe('isLoopback', () => {
  it.each([
    ['127.0.0.1', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['127.0.0.1.example.org', false],
  ])('%s: %s', (host, expected) => expect(isLoopback(host)).toBe(expected));
});
