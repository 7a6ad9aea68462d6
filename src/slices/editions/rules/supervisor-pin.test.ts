import { pbkdf2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashPin, isPin, newSalt, PIN } from './supervisor-pin.ts';

test('is PBKDF2 with SHA-256, as another implementation reckons it', async () => {
  const salt = newSalt(Uint8Array.from({ length: 16 }, (_, index) => index));
  const expected = pbkdf2Sync('042917', Buffer.from(salt, 'base64url'), 1_000, 32, 'sha256').toString('base64url');
  expect(salt).toBe('AAECAwQFBgcICQoLDA0ODw');
  expect(await hashPin('042917', salt, 1_000)).toBe(expected);
});

test('only the PIN itself opens', async () => {
  const salt = newSalt();
  const of = { salt, iterations: 1_000, hash: await hashPin('042917', salt, 1_000) };
  expect(await Promise.all(['042917', '042918', '42917', '0429170', ''].map((pin) => isPin(pin, of)))).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(newSalt()).not.toBe(salt);
  expect(PIN.test('12345a')).toBe(false);
});
