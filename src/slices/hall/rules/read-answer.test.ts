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

test.each<[string, Partial<LogKnowledge>, Partial<BatchReply>, string | null]>([
  ['a server that knows more than the phone', { lastSeq: 2 }, {}, 'memory-lost'],
  ['a fork', {}, { quarantined: [{ line: 1, seq: 1, id: null, code: 'fork' }] }, 'forked'],
  ['a broken chain', {}, { quarantined: [{ line: 1, seq: 1, id: null, code: 'broken-chain' }] }, 'forked'],
  ['a revoked device', {}, { revoked: true }, 'revoked'],
  ['a device that got its right again', { halted: 'revoked' }, {}, null],
  ['a log that once forked', { halted: 'forked' }, {}, 'forked'],
])('%s', (_what, known, told, halted) => {
  expect(takeReply({ ...log, ...known }, [1, 2, 3], { ...reply, ...told }).halted).toBe(halted);
});
