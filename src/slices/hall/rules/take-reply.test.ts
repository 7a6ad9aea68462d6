import { expect, test } from 'vitest';
import type { BatchReply } from '../contract.ts';
import { type LogKnowledge, takeReply } from './take-reply.ts';

const reply: BatchReply = {
  contiguousThrough: 3,
  lastSeq: 3,
  gaps: [],
  quarantined: [],
  serverTime: '2023-06-23T12:00:00.000Z',
  catalogueVersion: 1,
  revoked: false,
};

const log: LogKnowledge = { lastSeq: 5, confirmed: [], unsent: [1, 2, 3, 4, 5], halted: null };

test('only what was sent and is at the server leaves the outbox', () => {
  expect(takeReply(log, [1, 2, 3], reply)).toEqual({
    delivered: [1, 2, 3].map((seq) => ({ seq, code: null })),
    lost: [],
    confirmed: [[1, 3]],
    halted: null,
  });
  expect(takeReply(log, [1, 5], { ...reply, contiguousThrough: 1, lastSeq: 5, gaps: [[2, 4]] }).delivered).toEqual([
    { seq: 1, code: null },
    { seq: 5, code: null },
  ]);
});

test('a line kept aside leaves the outbox too, also when its seq could not be read', () => {
  const aside: BatchReply = {
    ...reply,
    lastSeq: 3,
    gaps: [[2, 2]],
    contiguousThrough: 1,
    quarantined: [{ line: 2, seq: null, id: null, code: 'malformed' }],
  };
  expect(takeReply(log, [1, 2, 3], aside)).toMatchObject({
    delivered: [
      { seq: 1, code: null },
      { seq: 2, code: 'malformed' },
      { seq: 3, code: null },
    ],
    halted: null,
  });
});

test('what a restored server no longer has comes back into the outbox', () => {
  expect(takeReply({ ...log, confirmed: [[1, 5]], unsent: [] }, [], reply)).toEqual({
    delivered: [],
    lost: [[4, 5]],
    confirmed: [[1, 3]],
    halted: null,
  });
});

test('a reply with all its gaps taken says nothing of what lies above', () => {
  const gaps = Array.from({ length: 100 }, (_, index): [number, number] => [2 * index + 1, 2 * index + 1]);
  const known: LogKnowledge = {
    lastSeq: 400,
    confirmed: [
      [1, 1],
      [300, 400],
    ],
    unsent: [2, 250],
    halted: null,
  };
  const effect = takeReply(known, [2, 250], { ...reply, contiguousThrough: 0, lastSeq: 200, gaps });
  expect([effect.delivered, effect.lost, effect.confirmed.at(-1)]).toEqual([
    [{ seq: 2, code: null }],
    [[1, 1]],
    [300, 400],
  ]);
});

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
