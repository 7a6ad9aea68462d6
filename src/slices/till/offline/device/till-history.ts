import type { Id } from '../../../../kinds/id.ts';
import type { LogRow } from '../../../hall/offline/disk.ts';
import { readEvent } from '../../../hall/rules/envelope.ts';
import type { SaleRecorded, TillFact } from '../../contract.ts';
import { readPayload } from '../../rules/read-payload.ts';
import { type ShiftTally, TillBook } from '../../rules/till-book.ts';

/** A sale of this device. */
export interface Sold {
  readonly id: Id<'event'>;
  readonly seq: number;
  /** Milliseconds since 1970 by this device's clock. */
  readonly at: number;
  readonly sale: SaleRecorded;
  readonly voided: boolean;
}

export interface ShiftSpan {
  readonly tally: ShiftTally;
  readonly openedAt: number;
  readonly closedAt: number | null;
}

type Moment = Pick<Sold, 'id' | 'seq' | 'at'>;

/** Everything that a device's own log comes to, kept up event by event. */
export class TillHistory {
  readonly book: TillBook;
  readonly #sales: Sold[] = [];
  readonly #places = new Map<Id<'event'>, number>();
  readonly #spans = new Map<Id<'shift'>, { openedAt: number; closedAt: number | null }>();
  #shown: readonly Sold[] = [];

  constructor(deviceCode: string) {
    this.book = new TillBook(deviceCode);
  }

  /** Folds the rows on the device. What this program cannot read (a newer one wrote it) is left to the server. */
  static of(deviceCode: string, rows: readonly LogRow[]): TillHistory {
    const history = new TillHistory(deviceCode);
    for (const { line } of rows) {
      const event = readEvent(line);
      if (!event.ok) continue;
      const fact = readPayload(event.value);
      if (fact.ok) history.add({ ...event.value, at: event.value.wallTime }, fact.value);
    }
    return history;
  }

  add({ id, seq, at }: Moment, fact: TillFact): void {
    this.book.add(id, fact);
    const { shift } = fact.payload;
    const span = this.#spans.get(shift) ?? { openedAt: at, closedAt: null };
    this.#spans.set(shift, fact.kind === 'shift.closed' ? { ...span, closedAt: at } : span);
    if (fact.kind === 'sale.recorded') {
      this.#places.set(id, this.#sales.length);
      this.#sales.push({ id, seq, at, sale: fact.payload, voided: false });
    }
    if (fact.kind === 'sale.voided') this.#markVoided(fact.payload.sale);
  }

  #markVoided(id: Id<'event'>): void {
    const place = this.#places.get(id);
    const sold = place === undefined ? undefined : this.#sales[place];
    if (place !== undefined && sold) this.#sales[place] = { ...sold, voided: true };
    this.#shown = [];
  }

  /** Oldest first; the same array until a sale is added or voided. */
  get sales(): readonly Sold[] {
    if (this.#shown.length !== this.#sales.length) this.#shown = [...this.#sales];
    return this.#shown;
  }

  /** Oldest first. */
  get shifts(): readonly ShiftSpan[] {
    return this.book.shifts.map((tally) => ({
      tally,
      ...(this.#spans.get(tally.shift) ?? { openedAt: 0, closedAt: null }),
    }));
  }
}
