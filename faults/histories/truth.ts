import type { Id } from '../../src/kinds/id.ts';
import type { MemoryDisk } from './memory-disk.ts';
import type { MemoryHall } from './memory-hall.ts';

/** A sale of which the screen said "sold". */
export interface Sold {
  readonly id: Id<'event'>;
  readonly seq: number;
  readonly receipt: number;
  readonly amount: number;
  readonly shift: string;
}

/** What is so, on the phone, at the server and between them, that neither of the two can know. */
export interface Truth {
  /** True time, which is the server's: milliseconds since 1970. */
  readonly now: number;
  readonly disk: MemoryDisk;
  readonly hall: MemoryHall;
  readonly sold: readonly Sold[];
  /** Ids of all events that were ever begun, also of those that a crash ended. */
  readonly attempted: ReadonlySet<string>;
  /** Ids that no honest program could save: on a disk that was wiped or put back before anything was sent. */
  readonly destroyed: ReadonlySet<string>;
  /** When the server first had each line, in the log or aside, by its text. */
  readonly arrived: ReadonlyMap<string, number>;
  /** The phone's memory was wiped or put back, so its log may fork. */
  readonly tampered: boolean;
  readonly everRevoked: boolean;
}
