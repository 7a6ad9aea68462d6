import type { Id } from '../../../kinds/id.ts';
import { type BatchReply, MAX_GAPS, type QuarantineCode } from '../contract.ts';
import type { ReceivedLine } from './batch-body.ts';
import { eventHash, genesisHash } from './chain.ts';
import { type Envelope, readEvent } from './envelope.ts';
import { contiguousThrough, gapsOf, lastSeq, type Ranges, withSeqs } from './ranges.ts';
import type { Sha256 } from './sha256.ts';

/** What the server remembers of a device between two batches. */
export interface DeviceRecord {
  readonly device: Id<'device'>;
  readonly revoked: boolean;
  /** The seqs that are stored or in quarantine. */
  readonly delivered: Ranges;
  /** The stored event with the highest seq. */
  readonly head: { readonly seq: number; readonly hash: string } | null;
}

/** Of a stored event, what decides about its neighbours. */
export interface StoredLink {
  readonly seq: number;
  readonly hash: string;
  readonly prevHash: string;
}

/** A line that could be read and is of this device. `place` is its place among the batch's event lines, from 1. */
export interface ReadLine {
  readonly place: number;
  readonly line: string;
  readonly hash: string;
  readonly event: Envelope;
}

/** A line kept aside. Its seq is null when it has none that could be read, or one of another device. */
export interface QuarantinedLine {
  readonly place: number;
  readonly line: ReceivedLine;
  readonly seq: number | null;
  readonly id: string | null;
  readonly code: QuarantineCode;
  /** Told to the person who looks at it: which fault of the line, or which neighbour it does not fit. */
  readonly detail: string;
}

export interface ReadBatch {
  readonly events: readonly ReadLine[];
  readonly malformed: readonly QuarantinedLine[];
}

export interface Judgement {
  /** To enter the log, in the order of the batch. */
  readonly stored: readonly ReadLine[];
  /** In the log already, byte for byte. */
  readonly already: readonly ReadLine[];
  readonly quarantined: readonly QuarantinedLine[];
}

/** Reads and hashes the lines of a batch: the part of the judgement that needs no memory. */
export function readLines(device: string, lines: readonly ReceivedLine[], sha256: Sha256): ReadBatch {
  const events: ReadLine[] = [];
  const malformed: QuarantinedLine[] = [];
  lines.forEach((line, index) => {
    const place = index + 1;
    if (typeof line !== 'string') {
      malformed.push({ place, line, seq: null, id: null, code: 'malformed', detail: 'not-utf-8' });
      return;
    }
    const read = readEvent(line);
    const { device: named, seq, id } = read.ok ? read.value : read.data;
    if (read.ok && named === device) events.push({ place, line, hash: eventHash(sha256, line), event: read.value });
    else {
      const detail = read.ok ? 'other-device' : read.data.fault;
      malformed.push({ place, line, seq: named === device ? seq : null, id, code: 'malformed', detail });
    }
  });
  return { events, malformed };
}

/**
 * The seqs whose stored links `judge` has to be given: those of the batch and their neighbours. None for a device that
 * goes on where it stopped, which is the usual case: then the record alone is enough.
 */
export function linksNeeded({ head }: DeviceRecord, { events }: ReadBatch): readonly number[] {
  if (!head || events.every(({ event }) => event.seq > head.seq)) return [];
  const around = events.flatMap(({ event: { seq } }) => [seq - 1, seq, seq + 1]);
  return [...new Set(around)].filter((seq) => seq >= 1 && seq <= head.seq);
}

const NO_IDS: ReadonlySet<string> = new Set();

/**
 * Decides about every line of a batch. The log keeps one promise: of two stored events with neighbouring seqs, the later
 * names the hash of the earlier. A line that would break it, on either side, goes to quarantine; so of two that do not fit,
 * the one that came first stays. A neighbour that is not stored (a gap, or a quarantined line) is nothing to fit to.
 * @param taken ids that other events of the organiser have: a line with one of them is kept aside before its neighbours are judged.
 */
export function judge(
  record: DeviceRecord,
  links: readonly StoredLink[],
  batch: ReadBatch,
  sha256: Sha256,
  taken: ReadonlySet<string> = NO_IDS,
): Judgement {
  const hashAt = new Map<number, string>([[0, genesisHash(sha256, record.device)]]);
  const wantedAt = new Map<number, string>();
  if (record.head) hashAt.set(record.head.seq, record.head.hash);
  for (const { seq, hash, prevHash } of links) {
    hashAt.set(seq, hash);
    wantedAt.set(seq - 1, prevHash);
  }
  const ids = new Set<string>();
  const stored: ReadLine[] = [];
  const already: ReadLine[] = [];
  const quarantined: QuarantinedLine[] = [...batch.malformed];
  for (const read of batch.events) {
    const { seq, id, prevHash } = read.event;
    const held = hashAt.get(seq);
    const before = hashAt.get(seq - 1);
    const wanted = wantedAt.get(seq);
    if (held === read.hash) already.push(read);
    else if (held !== undefined) quarantined.push(setAside(read, 'fork', held));
    else if (before !== undefined && before !== prevHash)
      quarantined.push(setAside(read, 'broken-chain', 'predecessor'));
    else if (wanted !== undefined && wanted !== read.hash)
      quarantined.push(setAside(read, 'broken-chain', 'successor'));
    else if (record.revoked) quarantined.push(setAside(read, 'revoked', 'device'));
    else if (taken.has(id)) quarantined.push(setAside(read, 'id-reused', 'log'));
    else if (ids.has(id)) quarantined.push(setAside(read, 'id-reused', 'batch'));
    else {
      stored.push(read);
      ids.add(id);
      hashAt.set(seq, read.hash);
      wantedAt.set(seq - 1, prevHash);
    }
  }
  return { stored, already, quarantined };
}

function setAside({ place, line, event }: ReadLine, code: QuarantineCode, detail: string): QuarantinedLine {
  return { place, line, seq: event.seq, id: event.id, code, detail };
}

/** What the server remembers once the judgement is carried out. A quarantined seq is delivered: it need not be sent again. */
export function afterwards(record: DeviceRecord, judgement: Judgement): DeviceRecord {
  const seqs = judgement.stored.map(({ event }) => event.seq);
  for (const { seq } of judgement.quarantined) if (seq !== null) seqs.push(seq);
  let head = record.head;
  for (const { event, hash } of judgement.stored) if (!head || event.seq > head.seq) head = { seq: event.seq, hash };
  return { ...record, delivered: withSeqs(record.delivered, seqs), head };
}

/** What the device is told. With more gaps than fit, the reply speaks only of the seqs before the first that it leaves out. */
export function replyOf(
  record: DeviceRecord,
  quarantined: readonly QuarantinedLine[],
  now: number,
  catalogueVersion: number,
): BatchReply {
  const gaps = gapsOf(record.delivered);
  const left = gaps[MAX_GAPS];
  const inOrder = [...quarantined].sort((one, other) => one.place - other.place);
  return {
    contiguousThrough: contiguousThrough(record.delivered),
    lastSeq: left ? left[0] - 1 : lastSeq(record.delivered),
    gaps: gaps.slice(0, MAX_GAPS).map(([from, to]) => [from, to]),
    quarantined: inOrder.map(({ place, seq, id, code }) => ({ line: place, seq, id, code })),
    serverTime: new Date(now).toISOString(),
    catalogueVersion,
    revoked: record.revoked,
  };
}
