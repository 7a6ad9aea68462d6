import type { Id } from '../../../kinds/id.ts';
import type { QuarantineCode } from '../contract.ts';
import type { KeptClock } from '../rules/device-clock.ts';
import type { Ranges } from '../rules/ranges.ts';
import type { HaltReason } from '../rules/take-reply.ts';

/** An event as the device keeps it. Written once and never again: no upgrade rewrites it, sent or unsent. */
export interface LogRow {
  readonly seq: number;
  readonly id: Id<'event'>;
  readonly line: string;
  /** The shift it belongs to, for retention; null outside any. */
  readonly shift: string | null;
  readonly closesShift: boolean;
}

/** That the server has an event, since when by its own clock, and whether it keeps it aside. */
export interface Delivery {
  readonly seq: number;
  readonly at: number;
  readonly code: QuarantineCode | null;
}

/** The end of the log, from which the next event is made. There is one. */
export interface LogHead {
  readonly device: Id<'device'>;
  readonly lastSeq: number;
  readonly lastHash: string;
  /** Numbers that must never be used twice (receipts), by name: the last that was taken. */
  readonly counters: Readonly<Record<string, number>>;
  /** What the server said it had, when it last spoke. */
  readonly confirmed: Ranges;
  /** The newest time that the server told: milliseconds since 1970, 0 before the first reply. */
  readonly serverTime: number;
  readonly halted: HaltReason | null;
  /** What was last measured of the device's clock; not there before the first exchange. */
  readonly clock?: KeptClock;
}

/** What a transaction can see. Within one, only these promises may be awaited: IndexedDB ends a transaction that idles. */
export interface LogReader {
  head(): Promise<LogHead | undefined>;
  row(seq: number): Promise<LogRow | undefined>;
  /** The rows after a seq, oldest first: all of them, or the first `limit`. */
  rows(after?: number, limit?: number): Promise<LogRow[]>;
  /** The rows of a shift, oldest first. */
  rowsOfShift(shift: string): Promise<LogRow[]>;
  /** Seqs in the outbox, ascending, the first `limit` of them. */
  unsent(limit?: number): Promise<number[]>;
  /** Seqs in the outbox from one to another, both included, ascending. */
  unsentBetween(from: number, to: number): Promise<number[]>;
  /** How many of them; from one to another, both included, where these are given. */
  countUnsent(from?: number, to?: number): Promise<number>;
  /** The highest seq in the outbox. */
  lastUnsent(): Promise<number | undefined>;
  delivery(seq: number): Promise<Delivery | undefined>;
  deliveries(): Promise<Delivery[]>;
}

/** What a writing transaction can do besides. */
export interface LogTx extends LogReader {
  putHead(head: LogHead): Promise<void>;
  /** Refuses a seq that is there already. */
  addRow(row: LogRow): Promise<void>;
  /** Removes a row and what is known of its delivery. */
  removeRow(seq: number): Promise<void>;
  putUnsent(seq: number): Promise<void>;
  removeUnsent(seq: number): Promise<void>;
  putDelivery(delivery: Delivery): Promise<void>;
}

/** Where a log is kept. */
export interface LogDisk {
  /**
   * Runs `work` alone (no other write of any tab at the same time) and wholly or not at all. Resolves only when what it
   * wrote would survive a loss of power; rejects when nothing of it was written.
   */
  write<T>(work: (tx: LogTx) => Promise<T>): Promise<T>;
  read<T>(work: (tx: LogReader) => Promise<T>): Promise<T>;
  close(): void;
}
