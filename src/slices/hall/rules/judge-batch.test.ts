import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Id, newId } from '../../../kinds/id.ts';
import { eventHash, genesisHash } from './chain.ts';
import { formatEvent } from './envelope.ts';
import {
  afterwards,
  type DeviceRecord,
  judge,
  linksNeeded,
  type ReadLine,
  readLines,
  replyOf,
  type StoredLink,
} from './judge-batch.ts';
import type { Ranges } from './ranges.ts';

const sha256 = (text: string) => hash('sha256', text);
const device = '0188e2a0-1000-7000-8000-00000000000a' as Id<'device'>;
const fresh: DeviceRecord = { device, revoked: false, delivered: [], head: null };

/** A chain of `count` lines that begins after `prevHash`; `flavour` makes branches differ. */
function chain(count: number, from = 1, prevHash = genesisHash(sha256, device), flavour = 0): string[] {
  const lines: string[] = [];
  let previous = prevHash;
  for (let seq = from; seq < from + count; seq++) {
    const line = formatEvent({
      device,
      seq,
      prevHash: previous,
      id: newId<'event'>(1_687_500_000_000 + seq, new Uint8Array(10).fill(flavour + seq)),
      schemaVersion: 1,
      catalogueVersion: 1,
      wallTime: 1_687_500_000_000 + seq,
      monotonic: seq,
      kind: 'sale.recorded',
      payload: { flavour },
    });
    lines.push(line);
    previous = eventHash(sha256, line);
  }
  return lines;
}

/** A server's memory: it stores what the judgement says, as the real one does. */
class Memory {
  record = fresh;
  readonly links = new Map<number, StoredLink>();
  readonly ids = new Map<string, number>();

  receive(lines: readonly (string | undefined)[]) {
    const given = lines.filter((line) => line !== undefined);
    const batch = readLines(device, given, sha256);
    const needed = linksNeeded(this.record, batch);
    const links = [...this.links.values()].filter(({ seq }) => needed.includes(seq));
    const judgement = judge(this.record, links, batch, sha256, new Set(this.ids.keys()));
    for (const { event, hash } of judgement.stored) {
      this.links.set(event.seq, { seq: event.seq, hash, prevHash: event.prevHash });
      this.ids.set(event.id, event.seq);
    }
    this.record = afterwards(this.record, judgement);
    return {
      stored: judgement.stored.map(seqOf),
      already: judgement.already.map(seqOf),
      quarantined: judgement.quarantined.map(({ seq, code, detail }) => [seq, code, detail]),
      delivered: this.record.delivered,
    };
  }
}

function seqOf({ event }: ReadLine): number {
  return event.seq;
}

const all: Ranges = [[1, 5]];

test('a chain is stored, and sent again it is there already', () => {
  const memory = new Memory();
  const lines = chain(5);
  expect(memory.receive(lines)).toEqual({ stored: [1, 2, 3, 4, 5], already: [], quarantined: [], delivered: all });
  expect(memory.receive(lines)).toEqual({ stored: [], already: [1, 2, 3, 4, 5], quarantined: [], delivered: all });
});

test('events after a gap are stored, and the gap is filled later', () => {
  const memory = new Memory();
  const [a, b, c, d, e] = chain(5);
  expect(memory.receive([a, d, e])).toEqual({
    stored: [1, 4, 5],
    already: [],
    quarantined: [],
    delivered: [
      [1, 1],
      [4, 5],
    ],
  });
  expect(replyOf(memory.record, [], 0, 7)).toEqual({
    contiguousThrough: 1,
    lastSeq: 5,
    gaps: [[2, 3]],
    quarantined: [],
    serverTime: '1970-01-01T00:00:00.000Z',
    catalogueVersion: 7,
    revoked: false,
  });
  expect(memory.receive([b, c])).toEqual({ stored: [2, 3], already: [], quarantined: [], delivered: all });
});

test('another event under a stored seq is a fork, and what follows it does not fit', () => {
  const memory = new Memory();
  const lines = chain(3);
  memory.receive(lines);
  const [first = ''] = lines;
  expect(memory.receive(chain(4, 2, eventHash(sha256, first), 100))).toEqual({
    stored: [5],
    already: [],
    quarantined: [
      [2, 'fork', sha256(`gelaran-event-v1\n${lines[1]}`)],
      [3, 'fork', sha256(`gelaran-event-v1\n${lines[2]}`)],
      [4, 'broken-chain', 'predecessor'],
    ],
    delivered: all,
  });
});

test('one broken link sets one event aside, and blocks none of the rest', () => {
  const memory = new Memory();
  memory.receive(chain(1));
  expect(memory.receive(chain(3, 2, 'ff'.repeat(32)))).toEqual({
    stored: [3, 4],
    already: [],
    quarantined: [[2, 'broken-chain', 'predecessor']],
    delivered: [[1, 4]],
  });
});

test('a late event that its stored successor does not name is set aside; the successor stays', () => {
  const memory = new Memory();
  const [a = '', , c] = chain(3);
  memory.receive([a, c]);
  expect(memory.receive(chain(1, 2, eventHash(sha256, a), 100))).toMatchObject({
    stored: [],
    quarantined: [[2, 'broken-chain', 'successor']],
    delivered: [[1, 3]],
  });
});

test('the first event has to name the genesis hash', () => {
  expect(new Memory().receive(chain(1, 1, '00'.repeat(32)))).toMatchObject({
    quarantined: [[1, 'broken-chain', 'predecessor']],
  });
});

test('an id that another event has is set aside, in the batch and in the log', () => {
  const memory = new Memory();
  const [a = '', b = ''] = chain(2);
  const id = (line: string) => line.slice(line.indexOf('"id":"') + 6).slice(0, 36);
  const copied = b.replace(id(b), id(a));
  expect(memory.receive([a, copied])).toMatchObject({ stored: [1], quarantined: [[2, 'id-reused', 'batch']] });
  const other = new Memory();
  other.receive([a]);
  expect(other.receive([copied])).toMatchObject({
    stored: [],
    quarantined: [[2, 'id-reused', 'log']],
    delivered: [[1, 2]],
  });
});

test('what a revoked device still sends is kept aside, except what is there already', () => {
  const memory = new Memory();
  const lines = chain(3);
  memory.receive(lines.slice(0, 2));
  memory.record = { ...memory.record, revoked: true };
  expect(memory.receive(lines)).toEqual({
    stored: [],
    already: [1, 2],
    quarantined: [[3, 'revoked', 'device']],
    delivered: [[1, 3]],
  });
});

test('a spoilt line keeps its place and blocks nothing', () => {
  const memory = new Memory();
  const [a, b = '', c] = chain(3);
  const other = b.replace(device, '0188e2a0-1000-7000-8000-00000000000b');
  expect(memory.receive([a, 'gelaran', b.replace('"payload":{', '"payload":{{'), c, other])).toEqual({
    stored: [1, 3],
    already: [],
    quarantined: [
      [null, 'malformed', 'envelope'],
      [2, 'malformed', 'payload'],
      [null, 'malformed', 'other-device'],
    ],
    delivered: [[1, 3]],
  });
});

test('the log is the same whatever the order and grouping in which an honest device sends', () => {
  const lines = chain(12);
  const indexes = fc.array(fc.nat(11), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(indexes, { maxLength: 12 }), (batches) => {
      const memory = new Memory();
      for (const batch of batches) expect(memory.receive(batch.map((index) => lines[index])).quarantined).toEqual([]);
      memory.receive(lines);
      expect(
        [...memory.links.values()].map(({ seq, hash }) => [seq, hash]).sort((x, y) => Number(x[0]) - Number(y[0])),
      ).toEqual(lines.map((line, index) => [index + 1, eventHash(sha256, line)]));
      expect(memory.record.delivered).toEqual([[1, 12]]);
    }),
  );
});

test('stored neighbours always name each other, whatever branches come in whatever order', () => {
  const branches = [chain(8), chain(8, 1, genesisHash(sha256, device), 100), chain(6, 3, 'ff'.repeat(32), 200)];
  const pick = fc.tuple(fc.nat(2), fc.nat(7));
  fc.assert(
    fc.property(fc.array(fc.array(pick, { maxLength: 6 }), { maxLength: 10 }), (batches) => {
      const memory = new Memory();
      for (const batch of batches) memory.receive(batch.map(([branch, index]) => branches[branch]?.[index]));
      for (const { seq, prevHash } of memory.links.values()) {
        const before = memory.links.get(seq - 1);
        if (before) expect(prevHash).toBe(before.hash);
      }
    }),
  );
});

test('a reply names no more than a hundred gaps, and vouches for nothing above them', () => {
  const delivered: Ranges = Array.from({ length: 150 }, (_, index) => [2 * index + 2, 2 * index + 2]);
  const reply = replyOf({ ...fresh, delivered }, [], 0, 0);
  expect([reply.gaps.length, reply.gaps.at(-1), reply.lastSeq]).toEqual([100, [199, 199], 200]);
});

test('a line whose id is taken judges no neighbour, wherever the batch is cut', () => {
  const [a = '', , , d = ''] = chain(4);
  const [, , , , fifth = ''] = chain(5, 1, 'f'.repeat(64), 3);
  const idOf = (line: string) => JSON.parse(line).id as string;
  const reused = d.replace(idOf(d), idOf(a));
  const whole = new Memory();
  whole.receive([a]);
  expect(whole.receive([reused, reused, fifth])).toMatchObject({
    stored: [5],
    quarantined: [
      [4, 'id-reused', 'log'],
      [4, 'id-reused', 'log'],
    ],
  });
  const cut = new Memory();
  for (const line of [a, reused]) cut.receive([line]);
  expect(cut.receive([fifth])).toMatchObject({ stored: [5], quarantined: [] });
});

test('a line of its own may have the seq of one whose id is taken', () => {
  const [a = '', b = ''] = chain(2);
  const memory = new Memory();
  memory.receive([a]);
  const reused = b.replace(JSON.parse(b).id, JSON.parse(a).id);
  expect(memory.receive([reused, b])).toMatchObject({ stored: [2], quarantined: [[2, 'id-reused', 'log']] });
});
