import { expect, test } from 'vitest';
import { readSettings } from '../platform/settings/settings.ts';
import { enterableDemo, isOfThisMachine } from './demo-door.ts';

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
