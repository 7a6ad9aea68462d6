import { expect, test } from 'vitest';
import type { BatchReply } from '../contract.ts';
import { readAnswer } from './read-answer.ts';

const reply: BatchReply = {
  contiguousThrough: 3,
  lastSeq: 3,
  gaps: [],
  quarantined: [],
  serverTime: '2023-06-23T12:00:00.000Z',
  catalogueVersion: 1,
  revoked: false,
};

test.each<[number, string, string]>([
  [200, JSON.stringify(reply), 'delivered'],
  [200, JSON.stringify({ ...reply, kept: [{ line: 1 }], quarantined: [] }), 'delivered'],
  [200, '<html>Masuk ke Wi-Fi</html>', 'unreachable'],
  [200, JSON.stringify({ ...reply, lastSeq: -1 }), 'unreachable'],
  [302, '', 'unreachable'],
  [401, '{"code":"hall.signature-invalid"}', 'refused'],
  [404, '<html>', 'refused'],
  [413, '', 'too-large'],
  [429, '', 'busy'],
  [500, '', 'busy'],
  [503, '', 'busy'],
])('an answer %i %s means %s', (status, body, means) => {
  expect(readAnswer({ status, body, retryAfter: null }).means).toBe(means);
});
