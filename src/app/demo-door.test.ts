import { expect, test } from 'vitest';
import { CLIENT_ADDRESS } from '../platform/http/middleware.ts';
import { readSettings, withDemo } from '../platform/settings/settings.ts';
import { enterableDemo, isAskedHere, isOfThisMachine } from './demo-door.ts';

test.each([
  [{}, true],
  [{ HOST: '::1' }, true],
  [{ GELARAN_DEMO: 'off' }, false],
  [{ HOST: '0.0.0.0' }, false],
  [{ PUBLIC_URL: 'https://kaltim.example.org' }, false],
  [{ DATABASE_URL: 'postgres://db.example.org/gelaran' }, false],
])('the door with %o is open: %s', (env, open) => expect(enterableDemo(readSettings(env))).toBe(open));

test.each([
  ['http://localhost:3000/demo/masuk', true],
  ['http://[::1]:3000/', true],
  ['http://bent.example:3000/demo/masuk', false],
])('%s is of this machine: %s', (url, own) => expect(isOfThisMachine(url)).toBe(own));

const HERE = 'http://127.0.0.1:3000/demo/masuk';
test.each([
  [HERE, { [CLIENT_ADDRESS]: '127.0.0.1' }, true],
  [HERE, { [CLIENT_ADDRESS]: '::1' }, true],
  // A proxy on this machine that passes on whatever Host it was given.
  [HERE, { [CLIENT_ADDRESS]: '127.0.0.1', 'x-forwarded-for': '127.0.0.1' }, false],
  [HERE, { [CLIENT_ADDRESS]: '127.0.0.1', 'x-real-ip': '192.0.2.7' }, false],
  [HERE, { [CLIENT_ADDRESS]: '127.0.0.1', via: '1.1 proxy' }, false],
  [HERE, { [CLIENT_ADDRESS]: '192.0.2.7' }, false],
  [HERE, {}, false],
  ['http://bent.example:3000/demo/masuk', { [CLIENT_ADDRESS]: '127.0.0.1' }, false],
])('%s with %o is asked here: %s', (url, headers, here) =>
  expect(isAskedHere(new Request(url, { headers: headers as Record<string, string> }))).toBe(here),
);

test('is shut where the data turned out to be for real work', () =>
  expect(enterableDemo(withDemo(readSettings({}), false))).toBe(false));
