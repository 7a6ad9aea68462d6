import { expect, test } from 'vitest';
import type { Sent } from '../../../hall/offline/uploader.ts';
import { type NetFacts, type NetState, netState } from './net-state.ts';

const delivered: Sent = {
  means: 'delivered',
  reply: {
    contiguousThrough: 0,
    lastSeq: 0,
    gaps: [],
    quarantined: [],
    serverTime: '2023-06-23T04:00:00.000Z',
    catalogueVersion: 1,
    revoked: false,
  },
  state: { lastSeq: 0, unsent: 0, halted: null, serverTime: 0, clock: null, delivered: [], returned: [] },
};

test.each<[string, Partial<NetFacts>, NetState]>([
  ['before the first answer', { last: null }, 'starting'],
  ['before the first answer with a backlog', { last: null, unsent: 2 }, 'sending'],
  ['all is there', {}, 'sent'],
  ['a sale waits for its turn', { unsent: 1 }, 'sending'],
  ['no network', { online: false, unsent: 3 }, 'offline'],
  ['the hall’s Wi-Fi answers, the server does not', { last: { means: 'unreachable' }, failures: 2 }, 'offline'],
  ['the server is busy', { last: { means: 'busy', retryAfter: 5 }, failures: 1, unsent: 3 }, 'offline'],
  ['the server refuses', { last: { means: 'refused', status: 401, code: null }, failures: 1 }, 'attention'],
  [
    'the server refused, and now there is no network',
    { last: { means: 'refused', status: 401, code: null }, online: false },
    'attention',
  ],
])('%s', (_, facts, state) => {
  expect(netState({ online: true, unsent: 0, last: delivered, failures: 0, ...facts })).toBe(state);
});
