/**
 * The protocol's test vectors (docs/vectors): what a client or a server in any language has to give for given input. Made
 * from the rules themselves, then fixed: a change of a vector is a change of the protocol.
 */
import { hash } from 'node:crypto';
import { type Id, newId } from '../../../kinds/id.ts';
import { batchClaim, enrolmentClaim, formatBody } from '../rules/batch-body.ts';
import { eventHash, genesisHash } from '../rules/chain.ts';
import { formatEvent, readEvent } from '../rules/envelope.ts';
import { afterwards, type DeviceRecord, judge, readLines, replyOf, type StoredLink } from '../rules/judge-batch.ts';
import { type LogKnowledge, takeReply } from '../rules/take-reply.ts';
import { DEVICE_KEY, pointOf, signed } from './test-keys.ts';

const sha256 = (text: string): string => hash('sha256', text);
const device = '01890f3a-7c00-7000-8000-0000000000a1' as Id<'device'>;
const opening = Date.UTC(2023, 5, 23, 3, 0, 0, 0);

interface EventParts {
  readonly seq: number;
  readonly prevHash: string;
  readonly kind?: string;
  readonly payload?: object;
  /** Tells branches apart that have the same seq. */
  readonly branch?: number;
}

function makeLine({ seq, prevHash, kind = 'cash.moved', payload = {}, branch = 0 }: EventParts): string {
  const at = opening + seq * 60_000;
  return formatEvent({
    device,
    seq,
    prevHash,
    id: newId<'event'>(at, Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, branch, seq)),
    schemaVersion: 1,
    catalogueVersion: 3,
    wallTime: at,
    monotonic: seq * 60_000,
    kind,
    payload,
  });
}

function makeChain(
  payloads: readonly { kind: string; payload: object }[],
  after = { seq: 0, hash: genesisHash(sha256, device) },
  branch = 0,
) {
  const lines: string[] = [];
  let { seq, hash: prevHash } = after;
  for (const { kind, payload } of payloads) {
    const line = makeLine({ seq: ++seq, prevHash, kind, payload, branch });
    prevHash = eventHash(sha256, line);
    lines.push(line);
  }
  return lines;
}

const shift = '01890f3a-7c01-7000-8000-0000000000b1';
const chain = makeChain([
  { kind: 'shift.opened', payload: { shift, openingCash: 200_000 } },
  { kind: 'cash.moved', payload: { shift, direction: 'in', amount: 50_000, reason: 'tambahan uang kecil' } },
  { kind: 'cash.moved', payload: { shift, direction: 'out', amount: 12_000, reason: 'beli kantong "kertas" 🛍' } },
  { kind: 'cash.moved', payload: { shift, direction: 'out', amount: 5_000, reason: 'air minum\nbotol \\ kecil' } },
  { kind: 'shift.closed', payload: { shift, countedCash: 233_000, expectedCash: 233_000, variance: 0 } },
]);
const [first = '', second = '', third = '', fourth = '', fifth = ''] = chain;

export function envelopeVectors() {
  const malformed: readonly (readonly [why: string, line: string])[] = [
    ['fields in another order', second.replace('"seq":2,', '').replace('"kind"', '"seq":2,"kind"')],
    ['a space between the fields', second.replace(',"seq"', ', "seq"')],
    ['a field twice', second.replace('"seq":2,', '"seq":2,"seq":2,')],
    ['a field too many after the payload', `${second.slice(0, -1)},"more":1}`],
    ['seq nought', second.replace('"seq":2', '"seq":0')],
    ['seq with a leading nought', second.replace('"seq":2', '"seq":02')],
    ['seq with an exponent', second.replace('"seq":2', '"seq":2e0')],
    ['seq of ten digits', second.replace('"seq":2', '"seq":1000000000')],
    [
      'an upper-case hash',
      second.replace(/"prevHash":"[0-9a-f]+"/, (text) => `"prevHash":${text.slice(11).toUpperCase()}`),
    ],
    ['an id that is no UUIDv7', second.replace(/("id":".{14})7/, '$14')],
    ['a wall time without milliseconds', second.replace('.000Z', 'Z')],
    ['a wall time with an offset', second.replace('.000Z', '.000+07:00')],
    ['a day that no calendar has', second.replace('2023-06-23', '2023-06-31')],
    ['a kind of one word', second.replace('cash.moved', 'cash')],
    ['a payload that is a list', second.replace(/"payload":.*/, '"payload":[]}')],
    ['a payload that is not JSON', second.replace('"amount":50000', '"amount":50_000')],
    ['a null character in the payload', second.replace('tambahan', 'tambahan\\u0000')],
    ['a carriage return at the end', `${second}\r`],
    ['16385 bytes', second.replace('tambahan', 'x'.repeat(16_385 - second.length + 'tambahan'.length))],
    ['a space before the payload', second.replace('"payload":', '"payload": ')],
    ['only its device and its seq', '{"device":"01890f3a-7c00-7000-8000-0000000000a1","seq":2}'],
    ['its seq, and a hash that is too short', second.replace(/"prevHash":"[0-9a-f]+"/, '"prevHash":"ff"')],
    ['its device in upper case', second.replace(device, device.toUpperCase())],
    ['a space before all', ` ${second}`],
    ['not JSON', 'gelaran'],
    ['nothing', ''],
  ];
  return {
    device,
    genesis: { hashed: `gelaran-log-v1\n${device}`, hash: genesisHash(sha256, device) },
    chain: chain.map((line) => ({ line, hash: eventHash(sha256, line), event: eventOf(line) })),
    malformed: malformed.map(([why, line]) => {
      const read = readEvent(line);
      if (read.ok) throw new Error(`this should be malformed: ${why}`);
      return { why, line, seq: read.data.seq, id: read.data.id };
    }),
    wellFormed: [
      { why: 'spaces inside the payload', line: second.replace('{"shift"', '{ "shift"') },
      { why: 'a space behind the payload', line: `${second.slice(0, -1)} }` },
      { why: 'the year nought', line: second.replace('"wallTime":"2023', '"wallTime":"0000') },
      { why: 'a key of the payload twice: the last counts', line: second.replace('"amount"', '"amount":1,"amount"') },
      { why: '16384 bytes', line: second.replace('tambahan', 'x'.repeat(16_384 - second.length + 'tambahan'.length)) },
      { why: 'six typed characters that look like a null character', line: second.replace('tambahan', '\\\\u0000') },
    ].map((vector) => ({ ...vector, hash: eventHash(sha256, vector.line) })),
  };
}

function eventOf(line: string) {
  const read = readEvent(line);
  if (!read.ok) throw new Error(`this should be well formed: ${line}`);
  return read.value;
}

export function signatureVectors(published: { readonly signature?: string; readonly proof?: string }) {
  const body = formatBody(
    {
      protocol: 1,
      device,
      sentAt: '2023-06-23T03:06:00.000Z',
      appVersion: '0.1.0',
      unsent: 5,
      persisted: true,
      battery: 0.62,
    },
    chain,
  );
  const bodyHash = sha256(body);
  const code = 'c2F0dS1rYWxpLXBha2FpLXVudHVrLXVqaQ';
  return {
    key: {
      warning: 'for tests only: this is the published key of RFC 7515, appendix A.3',
      jwk: DEVICE_KEY,
      publicKey: pointOf(DEVICE_KEY),
    },
    batch: {
      body,
      bodyHash,
      signed: batchClaim(bodyHash),
      signature: signed(batchClaim(bodyHash), published.signature),
    },
    refusedSignatures: refusedSignatures(signed(batchClaim(bodyHash), published.signature)),
    enrolment: { code, signed: enrolmentClaim(code), proof: signed(enrolmentClaim(code), published.proof) },
  };
}

/** Some of them are other ways to write a right signature: there is only one. */
function refusedSignatures(right: string) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(right.at(-1) ?? 'A');
  const standard = `${right.slice(0, 2)}+/${right.slice(4)}`;
  return [
    { why: 'nothing', signature: '' },
    { why: 'all noughts', signature: Buffer.alloc(64).toString('base64url') },
    { why: 'of 63 bytes', signature: Buffer.alloc(63, 1).toString('base64url') },
    { why: 'not base64url', signature: '!'.repeat(86) },
    { why: 'with padding', signature: `${right}==` },
    { why: 'unused bits that are not nought', signature: right.slice(0, -1) + (alphabet[last + 1] ?? '') },
    { why: 'signs of the standard alphabet', signature: standard },
  ];
}

interface Step {
  readonly lines: readonly string[];
  readonly revoked?: boolean;
}

const genesis = genesisHash(sha256, device);
const hashOf = (line: string) => eventHash(sha256, line);
const other = (after: string, seq: number, count: number) =>
  makeChain(
    Array.from({ length: count }, () => ({ kind: 'cash.moved', payload: {} })),
    { seq: seq - 1, hash: after },
    1,
  );

/** The events 1, 3, 5 and so on of a device: between each two of them is a gap. */
function everyOther(count: number): readonly string[] {
  const heartbeats = Array.from({ length: 2 * count - 1 }, () => ({ kind: 'cash.moved', payload: {} }));
  return makeChain(heartbeats).filter((_, index) => index % 2 === 0);
}

/** What an honest or a broken device sends, batch after batch, to a server that has nothing of it. */
const STORIES: readonly (readonly [name: string, steps: readonly Step[]])[] = [
  ['a heartbeat of a new device', [{ lines: [] }]],
  ['a chain', [{ lines: chain }]],
  ['a replay', [{ lines: chain.slice(0, 3) }, { lines: chain.slice(0, 3) }, { lines: chain }]],
  ['a gap, and its filling', [{ lines: [first, fourth, fifth] }, { lines: [second] }, { lines: [third] }]],
  ['lines out of order', [{ lines: [third, first, second] }]],
  ['a fork of the last event', [{ lines: [first, second] }, { lines: other(hashOf(first), 2, 1) }]],
  [
    'a branch of a phone whose memory was put back',
    [{ lines: chain.slice(0, 3) }, { lines: other(hashOf(first), 2, 4) }],
  ],
  ['a broken link', [{ lines: [first, ...other('ff'.repeat(32), 2, 2)] }]],
  ['a wrong genesis hash', [{ lines: other('00'.repeat(32), 1, 1) }]],
  ['a late event that does not fit its successor', [{ lines: [first, third] }, { lines: other(hashOf(first), 2, 1) }]],
  ['an id used twice', [{ lines: [first] }, { lines: [second.replace(idOf(second), idOf(first))] }]],
  [
    'a line whose id is taken judges no neighbour',
    [{ lines: [first] }, { lines: [fourth.replace(idOf(fourth), idOf(first)), ...other('ff'.repeat(32), 5, 1)] }],
  ],
  [
    'of two faults the first row is said',
    [
      { lines: [first, third] },
      // The id is taken, and: the seq is stored, the link before does not fit, the link after does not fit, nothing else.
      {
        lines: [
          withIdOf(first, other(hashOf(first), 3, 1)),
          withIdOf(first, other('ff'.repeat(32), 4, 1)),
          withIdOf(first, other(hashOf(first), 2, 1)),
          withIdOf(first, other('ff'.repeat(32), 6, 1)),
        ].flat(),
      },
      { lines: withIdOf(first, other('ff'.repeat(32), 8, 1)), revoked: true },
    ],
  ],
  [
    'malformed lines among good ones',
    [{ lines: [first, 'gelaran', second.replace('cash.moved', 'Cash.moved'), third] }],
  ],
  ['a line of another device', [{ lines: [first.replace(device, '01890f3a-7c00-7000-8000-0000000000a2')] }]],
  ['exactly a hundred gaps', [{ lines: everyOther(101) }]],
  ['more gaps than fit', [{ lines: everyOther(102) }]],
  ['a revoked device', [{ lines: [first] }, { lines: [first, second], revoked: true }, { lines: [third] }]],
];

/** The same lines under an id that another has. */
function withIdOf(taken: string, lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(idOf(line), idOf(taken)));
}

function idOf(line: string): string {
  return eventOf(line).id;
}

export function replyVectors() {
  return { device, genesis, stories: STORIES.map(([name, steps]) => ({ name, steps: playStory(steps) })) };
}

/** A server with nothing but a memory of one device. */
function playStory(steps: readonly Step[]) {
  let record: DeviceRecord = { device, revoked: false, delivered: [], head: null };
  const links: StoredLink[] = [];
  const ids = new Set<string>();
  return steps.map(({ lines, revoked = false }, index) => {
    record = { ...record, revoked };
    const judgement = judge(record, links, readLines(device, lines, sha256), sha256, ids);
    for (const { hash, event } of judgement.stored) {
      links.push({ seq: event.seq, hash, prevHash: event.prevHash });
      ids.add(event.id);
    }
    record = afterwards(record, judgement);
    const reply = replyOf(record, judgement.quarantined, opening + (index + 1) * 3_600_000, 3);
    return { revoked, lines, stored: judgement.stored.map(({ event }) => event.seq), reply };
  });
}

const noReply = {
  contiguousThrough: 3,
  lastSeq: 3,
  gaps: [],
  quarantined: [],
  serverTime: '2023-06-23T05:00:00.000Z',
  catalogueVersion: 3,
  revoked: false,
};

/** What a device does with a reply: which seqs leave its outbox, which come back, and whether it must stop. */
export function deviceVectors() {
  const log: LogKnowledge = { lastSeq: 5, confirmed: [], unsent: [1, 2, 3, 4, 5], halted: null };
  const beyond: LogKnowledge = { lastSeq: 300, confirmed: [[1, 300]], unsent: [], halted: null };
  /** Of 1, 3, 5 ... are there, the even ones between them are not. */
  const speaking = (count: number) => ({
    contiguousThrough: 1,
    gaps: Array.from({ length: count }, (_, index) => [2 * index + 2, 2 * index + 2]),
  });
  const cases: readonly (readonly [name: string, log: LogKnowledge, sent: readonly number[], over: object])[] = [
    ['all of the batch is there', log, [1, 2, 3], {}],
    ['a range is no receipt for what was not sent', log, [1], {}],
    ['a part of the batch is missing', log, [1, 2, 3], { contiguousThrough: 1, gaps: [[2, 2]] }],
    [
      'a line is kept aside',
      log,
      [1, 2, 3],
      { quarantined: [{ line: 2, seq: null, id: null, code: 'malformed' }], gaps: [[2, 2]], contiguousThrough: 1 },
    ],
    ['the log forked', log, [1, 2, 3], { quarantined: [{ line: 3, seq: 3, id: null, code: 'fork' }] }],
    ['the server knows more than the phone', { ...log, lastSeq: 2, unsent: [] }, [], {}],
    ['the device is revoked', log, [], { contiguousThrough: 0, lastSeq: 0, revoked: true }],
    ['a hundred gaps speak of nothing above them', beyond, [], { ...speaking(100), lastSeq: 201 }],
    ['ninety-nine gaps speak of all', beyond, [], { ...speaking(99), lastSeq: 199 }],
    ['a restored server lost something', { ...log, confirmed: [[1, 5]], unsent: [] }, [], {}],
  ];
  return {
    cases: cases.map(([name, known, sent, over]) => {
      const reply = { ...noReply, ...over };
      return { name, log: known, sent, reply, effect: takeReply(known, sent, reply) };
    }),
  };
}
