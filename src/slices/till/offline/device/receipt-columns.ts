/**
 * The receipts of a phone as columns of numbers: three days of a busy booth are twenty thousand, and as objects they would
 * have to be read, checked and kept at every start. A column is copied to and from the disk in one piece.
 */
import type { Id } from '../../../../kinds/id.ts';
import { type Money, money } from '../../../../kinds/money.ts';
import { PAYMENT_METHODS, type PaymentMethod } from '../../contract.ts';

/** One receipt of the list: a sale or a refund. Its lines are in the log. */
export interface Listed {
  readonly place: number;
  readonly seq: number;
  /** Milliseconds since 1970 by this device's clock. */
  readonly at: number;
  readonly receipt: string;
  /** Above zero, also of a refund. */
  readonly total: Money;
  readonly methods: readonly PaymentMethod[];
  readonly refund: boolean;
  readonly voided: boolean;
  /** Something of the sale has come back. */
  readonly returned: boolean;
}

export interface NewReceipt {
  readonly id: Id<'event'>;
  readonly seq: number;
  readonly at: number;
  readonly counter: number;
  readonly total: Money;
  readonly methods: Iterable<PaymentMethod>;
  readonly refund: boolean;
}

/** As it is kept. */
export interface ColumnsState {
  readonly count: number;
  readonly seqs: Uint32Array<ArrayBuffer>;
  readonly times: Float64Array<ArrayBuffer>;
  readonly totals: Float64Array<ArrayBuffer>;
  readonly counters: Uint32Array<ArrayBuffer>;
  readonly flags: Uint8Array<ArrayBuffer>;
  /** 16 bytes each. */
  readonly ids: Uint8Array<ArrayBuffer>;
}

const REFUND = 16;
const VOIDED = 32;
const RETURNED = 64;
const FIRST_ROOM = 256;

export class ReceiptColumns {
  readonly #deviceCode: string;
  #count = 0;
  #seqs = new Uint32Array(FIRST_ROOM);
  #times = new Float64Array(FIRST_ROOM);
  #totals = new Float64Array(FIRST_ROOM);
  #counters = new Uint32Array(FIRST_ROOM);
  #flags = new Uint8Array(FIRST_ROOM);
  #ids = new Uint8Array(16 * FIRST_ROOM);

  constructor(deviceCode: string) {
    this.#deviceCode = deviceCode;
  }

  static resume(deviceCode: string, state: ColumnsState): ReceiptColumns {
    const columns = new ReceiptColumns(deviceCode);
    columns.#count = state.count;
    columns.#seqs = state.seqs;
    columns.#times = state.times;
    columns.#totals = state.totals;
    columns.#counters = state.counters;
    columns.#flags = state.flags;
    columns.#ids = state.ids;
    return columns;
  }

  get state(): ColumnsState {
    const count = this.#count;
    return {
      count,
      seqs: this.#seqs.slice(0, count),
      times: this.#times.slice(0, count),
      totals: this.#totals.slice(0, count),
      counters: this.#counters.slice(0, count),
      flags: this.#flags.slice(0, count),
      ids: this.#ids.slice(0, 16 * count),
    };
  }

  get count(): number {
    return this.#count;
  }

  add({ id, seq, at, counter, total, methods, refund }: NewReceipt): void {
    const place = this.#count;
    if (place >= this.#seqs.length) this.#grow();
    this.#count++;
    this.#seqs[place] = seq;
    this.#times[place] = at;
    this.#totals[place] = total;
    this.#counters[place] = counter;
    let flags = refund ? REFUND : 0;
    for (const method of methods) flags |= 1 << PAYMENT_METHODS.indexOf(method);
    this.#flags[place] = flags;
    this.#ids.set(bytesOf(id), 16 * place);
  }

  markVoided(place: number): void {
    this.#flags[place] = (this.#flags[place] ?? 0) | VOIDED;
  }

  markReturned(place: number): void {
    this.#flags[place] = (this.#flags[place] ?? 0) | RETURNED;
  }

  /** @throws RangeError where there is none. */
  at(place: number): Listed {
    if (place < 0 || place >= this.#count) throw new RangeError(`no receipt ${place} of ${this.#count}`);
    const flags = this.#flags[place] ?? 0;
    return {
      place,
      seq: this.#seqs[place] ?? 0,
      at: this.#times[place] ?? 0,
      receipt: numberOf(this.#deviceCode, this.#counters[place] ?? 0),
      total: money(this.#totals[place] ?? 0),
      methods: PAYMENT_METHODS.filter((_, bit) => flags & (1 << bit)),
      refund: (flags & REFUND) !== 0,
      voided: (flags & VOIDED) !== 0,
      returned: (flags & RETURNED) !== 0,
    };
  }

  /** Looks from the newest back: what is asked for is nearly always young. */
  placeOf(id: Id<'event'>): number | undefined {
    const wanted = bytesOf(id);
    for (let place = this.#count - 1; place >= 0; place--) {
      let same = 0;
      while (same < 16 && this.#ids[16 * place + same] === wanted[same]) same++;
      if (same === 16) return place;
    }
    return undefined;
  }

  /** The places of receipts from one instant to before another, and with a number that contains these digits; the oldest first. */
  find({ from = 0, to = Number.POSITIVE_INFINITY, number = '' }: FindReceipts): Uint32Array {
    const found = new Uint32Array(this.#count);
    let count = 0;
    for (let place = 0; place < this.#count; place++) {
      const at = this.#times[place] ?? 0;
      if (at < from || at >= to) continue;
      if (number !== '' && !numberOf(this.#deviceCode, this.#counters[place] ?? 0).includes(number)) continue;
      found[count++] = place;
    }
    return found.subarray(0, count);
  }

  #grow(): void {
    const room = Math.max(2 * this.#count, FIRST_ROOM);
    const grown = <A extends { set(from: A): void }>(to: A, from: A): A => {
      to.set(from);
      return to;
    };
    this.#seqs = grown(new Uint32Array(room), this.#seqs);
    this.#times = grown(new Float64Array(room), this.#times);
    this.#totals = grown(new Float64Array(room), this.#totals);
    this.#counters = grown(new Uint32Array(room), this.#counters);
    this.#flags = grown(new Uint8Array(room), this.#flags);
    this.#ids = grown(new Uint8Array(16 * room), this.#ids);
  }
}

export interface FindReceipts {
  readonly from?: number;
  readonly to?: number;
  readonly number?: string;
}

function numberOf(deviceCode: string, counter: number): string {
  return `${deviceCode}-${String(counter).padStart(6, '0')}`;
}

function bytesOf(id: string): Uint8Array {
  const bytes = new Uint8Array(16);
  let at = 0;
  for (let i = 0; i < id.length && at < 16; i += 2) {
    if (id[i] === '-') i++;
    bytes[at++] = Number.parseInt(id.slice(i, i + 2), 16);
  }
  return bytes;
}
