import type { Delivery, LogDisk, LogHead, LogRow, LogTx } from '../../src/slices/hall/offline/disk.ts';

/** All that is on a phone's disk. Never changed in place: every commit puts a new one in its stead. */
export interface DiskContents {
  readonly head: LogHead | undefined;
  readonly rows: ReadonlyMap<number, LogRow>;
  readonly outbox: ReadonlySet<number>;
  readonly deliveries: ReadonlyMap<number, Delivery>;
}

/** What can befall the next write. */
export type DiskMishap = 'crash-before-commit' | 'crash-after-commit' | 'quota';

/** The phone lost power: whatever waited for the disk never hears of it again. */
export class PowerLoss extends Error {}

export class QuotaExceeded extends Error {
  override name = 'QuotaExceededError';
}

const EMPTY: DiskContents = { head: undefined, rows: new Map(), outbox: new Set(), deliveries: new Map() };

/** A phone's disk that does what IndexedDB promises (one writer at a time, all or nothing), and fails when told to. */
export class MemoryDisk implements LogDisk {
  contents: DiskContents = EMPTY;
  mishap: DiskMishap | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  write<T>(work: (tx: LogTx) => Promise<T>): Promise<T> {
    const result = this.#turn.then(() => this.#commit(work));
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #commit<T>(work: (tx: LogTx) => Promise<T>): Promise<T> {
    const draft = new Draft(this.contents);
    const value = await work(draft);
    // As in IndexedDB: a request that fails, waited for or not, fails its transaction.
    if (draft.failure) throw draft.failure;
    const { mishap } = this;
    this.mishap = undefined;
    if (mishap === 'crash-before-commit') throw new PowerLoss();
    if (mishap === 'quota') throw new QuotaExceeded();
    this.contents = draft.contents();
    if (mishap === 'crash-after-commit') throw new PowerLoss();
    return value;
  }

  read<T>(work: (tx: LogTx) => Promise<T>): Promise<T> {
    return work(new Draft(this.contents));
  }

  wipe(): void {
    this.contents = EMPTY;
  }

  close(): void {}
}

/** One transaction: copies a store when it first changes it. */
class Draft implements LogTx {
  failure: Error | undefined;
  #head: LogHead | undefined;
  #rows: ReadonlyMap<number, LogRow>;
  #outbox: ReadonlySet<number>;
  #deliveries: ReadonlyMap<number, Delivery>;

  constructor({ head, rows, outbox, deliveries }: DiskContents) {
    this.#head = head;
    this.#rows = rows;
    this.#outbox = outbox;
    this.#deliveries = deliveries;
  }

  contents(): DiskContents {
    return { head: this.#head, rows: this.#rows, outbox: this.#outbox, deliveries: this.#deliveries };
  }

  async head() {
    return this.#head;
  }
  async row(seq: number) {
    return this.#rows.get(seq);
  }
  async rows(after = 0, limit = Number.POSITIVE_INFINITY) {
    const rows = [...this.#rows.values()].filter((row) => row.seq > after);
    return rows.sort((one, other) => one.seq - other.seq).slice(0, limit);
  }
  async rowsOfShift(shift: string) {
    return (await this.rows()).filter((row) => row.shift === shift);
  }
  async unsent(limit = Number.POSITIVE_INFINITY) {
    return [...this.#outbox].sort((one, other) => one - other).slice(0, limit);
  }
  async unsentBetween(from: number, to: number) {
    return (await this.unsent()).filter((seq) => from <= seq && seq <= to);
  }
  async countUnsent(from = 0, to = Number.POSITIVE_INFINITY) {
    return (await this.unsentBetween(from, to)).length;
  }
  async lastUnsent() {
    return (await this.unsent()).at(-1);
  }
  async delivery(seq: number) {
    return this.#deliveries.get(seq);
  }
  async deliveries() {
    return [...this.#deliveries.values()];
  }
  async putHead(head: LogHead) {
    this.#head = head;
  }
  async addRow(row: LogRow) {
    if (this.#rows.has(row.seq)) {
      this.failure = new Error('ConstraintError');
      throw this.failure;
    }
    this.#rows = new Map(this.#rows).set(row.seq, row);
  }
  async removeRow(seq: number) {
    this.#rows = without(this.#rows, seq);
    this.#deliveries = without(this.#deliveries, seq);
  }
  async putUnsent(seq: number) {
    this.#outbox = new Set(this.#outbox).add(seq);
  }
  async removeUnsent(seq: number) {
    this.#outbox = new Set([...this.#outbox].filter((other) => other !== seq));
  }
  async putDelivery(delivery: Delivery) {
    this.#deliveries = new Map(this.#deliveries).set(delivery.seq, delivery);
  }
}

function without<T>(map: ReadonlyMap<number, T>, key: number): ReadonlyMap<number, T> {
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}
