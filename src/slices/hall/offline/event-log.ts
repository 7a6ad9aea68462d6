import { type Id, newId } from '../../../kinds/id.ts';
import type { Clock } from '../../../kinds/time.ts';
import { type BatchReply, SCHEMA_VERSION } from '../contract.ts';
import { eventHash, genesisHash } from '../rules/chain.ts';
import type { KeptClock } from '../rules/device-clock.ts';
import { formatEvent } from '../rules/envelope.ts';
import { withSeqs } from '../rules/ranges.ts';
import { forgettable, KEPT_FOR } from '../rules/retention.ts';
import { sha256 as ownSha256, type Sha256 } from '../rules/sha256.ts';
import { type HaltReason, takeReply } from '../rules/take-reply.ts';
import type { LogDisk, LogHead, LogReader, LogRow, LogTx } from './disk.ts';

/** What a slice above wants recorded. */
export interface Draft {
  readonly kind: string;
  readonly payload: object;
  readonly catalogueVersion: number;
  readonly shift?: string;
  readonly closesShift?: boolean;
  /** A UUIDv7 that was promised to somebody before: see `EventLog.append`. Without it the event gets the slot's own. */
  readonly id?: Id<'event'>;
}

/** The place that the next event will have, for payloads that carry it. */
export interface Slot {
  readonly seq: number;
  readonly id: Id<'event'>;
  readonly at: number;
  /** The next number of a counter, from 1. Used up together with the event: neither is ever given twice. */
  next(counter: string): number;
}

export interface Appended {
  readonly seq: number;
  readonly id: Id<'event'>;
  readonly hash: string;
  readonly at: number;
  readonly payload: object;
}

export interface LogState {
  readonly lastSeq: number;
  readonly unsent: number;
  readonly halted: HaltReason | null;
  readonly serverTime: number;
  /** What is known of the device's clock. */
  readonly clock: KeptClock | null;
}

/** What a reply changed in the outbox, so that nobody needs to read all of it again. */
export interface TakenReply extends LogState {
  /** Seqs that left the outbox. */
  readonly delivered: readonly number[];
  /** Seqs that came back into it: the server has lost them. */
  readonly returned: readonly number[];
}

/** An event of this log has the id already that another was to have. */
export class IdUsed extends Error {
  constructor(id: Id<'event'>) {
    super(`an event has the id ${id} already`);
    this.name = 'IdUsed';
  }
}

/** The log must not grow any more; the reason is for the screen. */
export class LogHalted extends Error {
  readonly reason: HaltReason;
  constructor(reason: HaltReason) {
    super(`the log is halted: ${reason}`);
    this.name = 'LogHalted';
    this.reason = reason;
  }
}

export interface EventLog {
  /**
   * Records an event. Resolves when it is durable, and only then may a screen say "sold". Rejects when nothing was
   * recorded: with LogHalted, with a RangeError when the payload makes no event or the id is no UUIDv7, with IdUsed when
   * another event has the id that the draft names, or with the storage's own error. A function is called a second time when another tab has used up the slot meanwhile; its last answer counts.
   */
  append(draft: Draft | ((slot: Slot) => Draft)): Promise<Appended>;
  state(): Promise<LogState>;
  /** The rows still on the device after a seq, oldest first: all of them, or the first `limit`. */
  rows(after?: number, limit?: number): Promise<LogRow[]>;
  rowsOfShift(shift: string): Promise<LogRow[]>;
  /** The unsent rows, oldest first, at most `limit` of them. */
  unsentRows(limit?: number): Promise<LogRow[]>;
  /** Takes the server's reply to the batch whose rows had these seqs, in their order; and what the exchange showed of the clock. */
  takeReply(sent: readonly number[], reply: BatchReply, clock?: KeptClock): Promise<TakenReply>;
  /**
   * Puts every row back into the outbox and returns how many there are: what a person orders after a server was restored
   * from a backup that lacks what it had kept aside. The server answers "already" to what it has.
   */
  resend(): Promise<number>;
  /** Forgets what may be forgotten and returns how many rows that were. */
  forget(): Promise<number>;
  /** Calls the listener after every change that this log made. Returns what ends it. */
  subscribe(listener: () => void): () => void;
}

export interface LogOptions {
  readonly disk: LogDisk;
  readonly device: Id<'device'>;
  readonly clock: Clock;
  /** Milliseconds since the program started, by a clock that nobody can set: `performance.now`. */
  readonly monotonic: () => number;
  /** A program that has a faster synchronous one than ours gives it. */
  readonly sha256?: Sha256;
}

/** Opens a device's log, or begins it. */
export async function openLog({ disk, device, clock, monotonic, sha256 = ownSha256 }: LogOptions): Promise<EventLog> {
  // The head as this program last saw it.
  let known = await disk.write(async (tx) => {
    const kept = await tx.head();
    // What is there already is not written again: a start does not wait for the disk.
    if (kept) return kept;
    const head = beginning(device, sha256);
    await tx.putHead(head);
    return head;
  });
  const listeners = new Set<() => void>();
  // Ends when the append before is written or refused: two at once would both be made after the same head.
  let turn: Promise<unknown> | null = null;

  async function change<T>(work: (tx: LogTx, head: LogHead) => Promise<T>): Promise<T> {
    const value = await disk.write(async (tx) => work(tx, await headOf(tx)));
    tell();
    return value;
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }

  /**
   * Writes the next event after the head that this program knows, and asks in the same breath whether it still is the
   * head: on a slow phone each wait inside the transaction costs the cashier milliseconds. When another tab was faster,
   * nothing of it is written, and it is made anew after the true head.
   */
  async function append(draft: Draft | ((slot: Slot) => Draft)): Promise<Appended> {
    // What halted a log may have been taken back in another tab.
    if (known.halted) known = await disk.read(headOf);
    const before = known;
    const made = makeEvent(before, draft, { at: clock.now(), monotonic: monotonic(), sha256 });
    // Nobody writes behind this look: when another tab does, the head has moved and all begins anew.
    if (made.promised && (await disk.read((tx) => hasEvent(tx, before.lastSeq, made.row.id))))
      throw new IdUsed(made.row.id);
    try {
      await disk.write(async (tx) => {
        const reading = tx.head();
        const failures: unknown[] = [];
        const writing = Promise.all([tx.addRow(made.row), tx.putUnsent(made.row.seq), tx.putHead(made.head)]);
        // A request that fails fails the transaction, and that one is waited for. One that could not even be made does
        // not; it has been told by the time that the head is read.
        writing.catch((failure) => failures.push(failure));
        const head = await reading;
        if (failures.length > 0) throw failures[0];
        if (!head || !isSame(head, before)) throw new HeadMoved(head);
      });
    } catch (error) {
      if (!(error instanceof HeadMoved)) throw error;
      if (!error.head) throw new LogHalted('memory-lost');
      known = error.head;
      return append(draft);
    }
    known = made.head;
    tell();
    return made.appended;
  }

  async function inTurn(draft: Draft | ((slot: Slot) => Draft)): Promise<Appended> {
    const mine = turn ? turn.then(() => append(draft)) : append(draft);
    const settled = mine.catch(() => undefined);
    turn = settled;
    try {
      return await mine;
    } finally {
      if (turn === settled) turn = null;
    }
  }

  return {
    append: inTurn,
    state: () => disk.read(stateOf),
    rows: (after, limit) => disk.read((tx) => tx.rows(after, limit)),
    rowsOfShift: (shift) => disk.read((tx) => tx.rowsOfShift(shift)),
    unsentRows: (limit) => disk.read((tx) => unsentRowsOf(tx, limit)),
    async takeReply(sent, reply, clock) {
      const { head, taken } = await change((tx, before) => applyReply(tx, before, sent, reply, clock));
      known = head;
      return taken;
    },
    resend: () =>
      change(async (tx) => {
        const rows = await tx.rows();
        await Promise.all(rows.map(({ seq }) => tx.putUnsent(seq)));
        return rows.length;
      }),
    async forget() {
      // Reading all rows of a long fair takes a while, and nearly always the oldest is young.
      const due = await disk.read(async (tx) => isForgettable(tx, (await headOf(tx)).serverTime));
      return due ? change((tx, head) => forgetOld(tx, head.serverTime)) : 0;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Another tab has written meanwhile. */
class HeadMoved extends Error {
  readonly head: LogHead | undefined;
  constructor(head: LogHead | undefined) {
    super('the log has another head');
    this.head = head;
  }
}

function isSame(one: LogHead, other: LogHead): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function beginning(device: Id<'device'>, sha256: Sha256): LogHead {
  return {
    device,
    lastSeq: 0,
    lastHash: genesisHash(sha256, device),
    counters: {},
    confirmed: [],
    serverTime: 0,
    halted: null,
  };
}

async function headOf(tx: LogReader): Promise<LogHead> {
  const head = await tx.head();
  if (!head) throw new LogHalted('memory-lost');
  return head;
}

async function stateOf(tx: LogReader): Promise<LogState> {
  const { lastSeq, halted, serverTime, clock = null } = await headOf(tx);
  return { lastSeq, halted, serverTime, clock, unsent: await tx.countUnsent() };
}

async function unsentRowsOf(tx: LogReader, limit?: number): Promise<LogRow[]> {
  // Neighbours are read at once: two hundred single answers would keep a slow phone busy for a third of a second.
  const runs = withSeqs([], await tx.unsent(limit));
  const rows = await Promise.all(
    runs.map(async ([from, to]) => (await tx.rows(from - 1, to - from + 1)).filter(({ seq }) => seq <= to)),
  );
  return rows.flat();
}

/** The next event of a log, and the head after it. Synchronous, because it runs inside the transaction that writes it. */
function makeEvent(
  head: LogHead,
  draft: Draft | ((slot: Slot) => Draft),
  { at, monotonic, sha256 }: { readonly at: number; readonly monotonic: number; readonly sha256: Sha256 },
) {
  if (head.halted) throw new LogHalted(head.halted);
  const counters: Record<string, number> = { ...head.counters };
  const slot: Slot = {
    seq: head.lastSeq + 1,
    id: newId<'event'>(at),
    at,
    next(counter) {
      const number = (counters[counter] ?? 0) + 1;
      counters[counter] = number;
      return number;
    },
  };
  const {
    kind,
    payload,
    catalogueVersion,
    shift = null,
    closesShift = false,
    id = slot.id,
  } = typeof draft === 'function' ? draft(slot) : draft;
  const { seq } = slot;
  const line = formatEvent({
    device: head.device,
    seq,
    prevHash: head.lastHash,
    id,
    schemaVersion: SCHEMA_VERSION,
    catalogueVersion,
    wallTime: at,
    monotonic,
    kind,
    payload,
  });
  const hash = eventHash(sha256, line);
  const row: LogRow = { seq, id, line, shift, closesShift };
  const appended: Appended = { seq, id, hash, at, payload };
  return { row, appended, promised: id !== slot.id, head: { ...head, lastSeq: seq, lastHash: hash, counters } };
}

/** Rows that are read at once while an id is looked for. */
const LOOKED_AT_ONCE = 50;

/** The part of a UUIDv7 that is the millisecond of its making: its first 48 bits with their hyphen. */
const MADE_AT = 13;

/**
 * Whether one of the newest events has this id. Ids begin with the time of their making, so an event that has it is not
 * older than that, and the look ends at the first fifty rows that all are. Within one millisecond ids have no order: only
 * their times are compared. The server, which sees all ids, keeps aside what a clock that was set back has hidden from this.
 */
async function hasEvent(tx: LogReader, lastSeq: number, id: Id<'event'>): Promise<boolean> {
  const madeAt = id.slice(0, MADE_AT);
  for (let end = lastSeq; end > 0; end -= LOOKED_AT_ONCE) {
    const rows = await tx.rows(Math.max(0, end - LOOKED_AT_ONCE), Math.min(end, LOOKED_AT_ONCE));
    if (rows.some((row) => row.id === id)) return true;
    if (rows.every((row) => row.id.slice(0, MADE_AT) < madeAt)) return false;
  }
  return false;
}

async function applyReply(
  tx: LogTx,
  before: LogHead,
  sent: readonly number[],
  reply: BatchReply,
  clock = before.clock,
): Promise<{ readonly head: LogHead; readonly taken: TakenReply }> {
  // A backlog of days is not read whole for each of its batches: only what was sent can leave the outbox.
  const unsent = sent.length === 0 ? [] : await tx.unsentBetween(Math.min(...sent), Math.max(...sent));
  const effect = takeReply({ ...before, unsent }, sent, reply);
  const at = Date.parse(reply.serverTime);
  await Promise.all(
    effect.delivered.flatMap(({ seq, code }) => [tx.removeUnsent(seq), tx.putDelivery({ seq, at, code })]),
  );
  const returned: number[] = [];
  for (const [from, to] of effect.lost) {
    for (let seq = from; seq <= to; seq++)
      if (await tx.row(seq)) {
        await tx.putUnsent(seq);
        returned.push(seq);
      }
  }
  const serverTime = Math.max(before.serverTime, at);
  const { confirmed, halted } = effect;
  const head = { ...before, confirmed, halted, serverTime, ...(clock && { clock }) };
  await tx.putHead(head);
  const delivered = effect.delivered.map(({ seq }) => seq);
  return { head, taken: { ...(await stateOf(tx)), delivered, returned } };
}

/** Whether the oldest event may be forgotten as far as its age goes; the rule itself looks at all of them. */
async function isForgettable(tx: LogReader, serverTime: number): Promise<boolean> {
  const [oldest] = await tx.rows(undefined, 1);
  const delivery = oldest && (await tx.delivery(oldest.seq));
  return delivery !== undefined && serverTime - delivery.at >= KEPT_FOR;
}

async function forgetOld(tx: LogTx, serverTime: number): Promise<number> {
  const [rows, deliveries, unsent] = [await tx.rows(), await tx.deliveries(), new Set(await tx.unsent())];
  const known = new Map(deliveries.map((delivery) => [delivery.seq, delivery]));
  const kept = rows.map(({ seq, shift, closesShift }) => {
    const { at = null, code = null } = known.get(seq) ?? {};
    return { seq, shift, closesShift, deliveredAt: unsent.has(seq) ? null : at, keptAside: code !== null };
  });
  const count = forgettable(kept, serverTime);
  await Promise.all(rows.slice(0, count).map(({ seq }) => tx.removeRow(seq)));
  return count;
}
