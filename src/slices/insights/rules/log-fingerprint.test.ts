import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { logFingerprint } from './log-fingerprint.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const first = { device: '0188e2a0-0000-7000-8000-000000000001', seq: 3, hash: 'ab'.repeat(32) };
const second = { device: '0188e2a0-0000-7000-8000-000000000002', seq: 1, hash: 'cd'.repeat(32) };

test('hashes the heads in the order of the devices, however they come', () => {
  const text = `gelaran-heads-v1\n${first.device} 3 ${first.hash}\n${second.device} 1 ${second.hash}\n`;
  expect(logFingerprint([second, first], sha256)).toBe(sha256(text));
  expect(logFingerprint([first, second], sha256)).toBe(sha256(text));
});

test('an empty log has one too', () => {
  expect(logFingerprint([], sha256)).toBe(sha256('gelaran-heads-v1\n'));
});
