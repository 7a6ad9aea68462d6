/**
 * What a device's own events come to: its shifts with the cash that should be in the drawer, its last receipt number,
 * and which sales can still be voided. Folded once when the till starts and then event by event, so that a sale stays
 * quick with twenty thousand before it.
 */
import type { Id } from '../../../kinds/id.ts';
import { type Money, money } from '../../../kinds/money.ts';
import { ok, type Result, refused } from '../../../kinds/result.ts';
import {
  type CashierRecap,
  type CashMoved,
  type CashNote,
  PAYMENT_METHODS,
  type PaymentMethod,
  type RefundRecorded,
  type SaleLine,
  type SaleRecorded,
  type SaleVoided,
  type ShiftClosed,
  type ShiftHandedOver,
  type TillFact,
} from '../contract.ts';
import { receiptCounter, receiptNumber } from './receipt-number.ts';
import { type RefundableLine, type Returned, refundable } from './refund.ts';

/** One shift's sums so far. A void or a refund counts in the shift whose drawer pays it back. */
export interface ShiftTally {
  readonly shift: Id<'shift'>;
  readonly openingCash: Money;
  /** Sales less voids and refunds, by how they were paid. */
  readonly byMethod: Readonly<Record<PaymentMethod, Money>>;
  readonly turnover: Money;
  readonly sales: number;
  readonly voids: number;
  readonly refunds: number;
  /** What the refunds paid back, 0 or more: already taken off the turnover. */
  readonly refunded: Money;
  /** What was let off on sales that stand: already taken off the turnover. */
  readonly discounts: Money;
  readonly cashIn: Money;
  readonly cashOut: Money;
  /** Oldest first; the last one works now. There is always one. */
  readonly cashiers: readonly CashierRecap[];
  readonly closed: ShiftClosed | null;
}

/** Who works at the till now; null where the till did not ask. */
export function cashierOf(tally: ShiftTally): string | null {
  return tally.cashiers.at(-1)?.cashier ?? null;
}

/** Opening cash, cash sales less voids, and what was put in or taken out. */
export function expectedCash(tally: Pick<ShiftTally, 'openingCash' | 'byMethod' | 'cashIn' | 'cashOut'>): Money {
  return money(tally.openingCash + tally.byMethod.cash + tally.cashIn - tally.cashOut);
}

/** The payload that closes a shift after its cash was counted. `notes` are those that were counted, if they were told. */
export function closeShift(tally: ShiftTally, countedCash: Money, notes: readonly CashNote[] = []): ShiftClosed {
  return { shift: tally.shift, ...countOf(tally, countedCash, notes) };
}

/**
 * The payload that hands the drawer to the next cashier. The count changes nothing that is expected: the shift goes on from
 * its opening cash, and what was missing at the handover is still missing at the close. Each cashier answers for what the
 * variance changed by in the own time.
 */
export function handOverShift(
  tally: ShiftTally,
  {
    from,
    to,
    countedCash,
    notes = [],
  }: {
    readonly from: string;
    readonly to: string;
    readonly countedCash: Money;
    readonly notes?: readonly CashNote[];
  },
): ShiftHandedOver {
  return { shift: tally.shift, from, to, ...countOf(tally, countedCash, notes) };
}

function countOf(tally: ShiftTally, countedCash: Money, counted: readonly CashNote[]) {
  const expected = expectedCash(tally);
  const notes = counted.filter((note) => note.count > 0);
  const variance = money(countedCash - expected);
  return { countedCash, expectedCash: expected, variance, ...(notes.length > 0 ? { notes: [...notes] } : {}) };
}

const ZERO = money(0);

const NOTHING = { cash: ZERO, qris: ZERO, card: ZERO, transfer: ZERO };

function emptyTally(shift: Id<'shift'>): ShiftTally {
  return {
    shift,
    openingCash: ZERO,
    byMethod: NOTHING,
    turnover: ZERO,
    sales: 0,
    voids: 0,
    refunds: 0,
    refunded: ZERO,
    discounts: ZERO,
    cashIn: ZERO,
    cashOut: ZERO,
    cashiers: [beginning(null)],
    closed: null,
  };
}

function beginning(cashier: string | null): CashierRecap {
  return { cashier, byMethod: NOTHING, turnover: ZERO, sales: 0, voids: 0, refunds: 0, variance: null };
}

type Counted = 'sales' | 'voids' | 'refunds';
type Paid = readonly { readonly method: PaymentMethod; readonly amount: Money }[];

/** Adds or takes off what was paid, and counts one more of its kind, in the shift and for the cashier who works now. */
function addPayments(tally: ShiftTally, payments: Paid, what: Counted): ShiftTally {
  const sign = what === 'sales' ? 1 : -1;
  const cashiers = [...tally.cashiers];
  const last = cashiers.pop() ?? beginning(null);
  return {
    ...tally,
    ...summed(tally, payments, sign),
    [what]: tally[what] + 1,
    cashiers: [...cashiers, { ...last, ...summed(last, payments, sign), [what]: last[what] + 1 }],
  };
}

function summed({ byMethod: before }: Pick<ShiftTally, 'byMethod'>, payments: Paid, sign: 1 | -1) {
  const byMethod = { ...before };
  for (const { method, amount } of payments) byMethod[method] = money(byMethod[method] + sign * amount);
  const turnover = money(PAYMENT_METHODS.reduce((total, method) => total + byMethod[method], 0));
  return { byMethod, turnover };
}

/** The cashier who works now has counted; `next` goes on, if there is one. */
function countCashier(tally: ShiftTally, variance: Money, next: string | null): ShiftTally {
  const before = tally.cashiers.slice(0, -1);
  const last = tally.cashiers.at(-1) ?? beginning(null);
  const until = before.reduce((all, each) => all + (each.variance ?? 0), 0);
  const done = { ...last, variance: money(variance - until) };
  return { ...tally, cashiers: [...before, done, ...(next === null ? [] : [beginning(next)])] };
}

function discountsOf(lines: readonly SaleLine[]): number {
  return lines.reduce((all, line) => all + (line.discount ?? 0), 0);
}

/** All that a book holds beside the sales themselves, as plain data to be kept and taken up again. */
export interface BookState {
  readonly shifts: readonly ShiftTally[];
  readonly open: Id<'shift'> | null;
  readonly voided: readonly Id<'event'>[];
  readonly returned: readonly (readonly [Id<'event'>, readonly (readonly [line: number, quantity: number])[]])[];
  readonly lastCounter: number;
}

export class TillBook {
  readonly #deviceCode: string;
  readonly #shifts = new Map<Id<'shift'>, ShiftTally>();
  readonly #sales = new Map<Id<'event'>, SaleRecorded>();
  readonly #voided = new Set<Id<'event'>>();
  readonly #returned = new Map<Id<'event'>, Map<number, number>>();
  #open: Id<'shift'> | null = null;
  #lastCounter = 0;

  constructor(deviceCode: string) {
    this.#deviceCode = deviceCode;
  }

  /** A book that goes on from a state. The sales before it are not in it: see `recall`. */
  static resume(deviceCode: string, state: BookState): TillBook {
    const book = new TillBook(deviceCode);
    for (const tally of state.shifts) book.#shifts.set(tally.shift, tally);
    for (const sale of state.voided) book.#voided.add(sale);
    for (const [sale, lines] of state.returned) book.#returned.set(sale, new Map(lines));
    book.#open = state.open;
    book.#lastCounter = state.lastCounter;
    return book;
  }

  get state(): BookState {
    return {
      shifts: this.shifts,
      open: this.#open,
      voided: [...this.#voided],
      returned: [...this.#returned].map(([sale, lines]) => [sale, [...lines]] as const),
      lastCounter: this.#lastCounter,
    };
  }

  knows(sale: Id<'event'>): boolean {
    return this.#sales.has(sale);
  }

  /** Puts a sale back that a state left out, counted already: before it is voided or refunded. */
  recall(id: Id<'event'>, sale: SaleRecorded): void {
    this.#sales.set(id, sale);
  }

  /** Takes in the device's next event. The id is the event's. */
  add(id: Id<'event'>, fact: TillFact): void {
    const { shift } = fact.payload;
    const tally = this.#shifts.get(shift) ?? emptyTally(shift);
    switch (fact.kind) {
      case 'shift.opened':
        this.#shifts.set(shift, {
          ...tally,
          openingCash: fact.payload.openingCash,
          cashiers: [{ ...(tally.cashiers[0] ?? beginning(null)), cashier: fact.payload.cashier ?? null }],
        });
        this.#open = shift;
        break;
      case 'cash.moved':
        this.#shifts.set(shift, moveCash(tally, fact.payload));
        break;
      case 'sale.recorded':
        this.#sales.set(id, fact.payload);
        this.#lastCounter = Math.max(this.#lastCounter, receiptCounter(this.#deviceCode, fact.payload.receipt) ?? 0);
        this.#shifts.set(shift, {
          ...addPayments(tally, fact.payload.payments, 'sales'),
          discounts: money(tally.discounts + discountsOf(fact.payload.lines)),
        });
        break;
      case 'sale.voided':
        this.#void(tally, fact.payload);
        break;
      case 'refund.recorded':
        this.#refund(tally, fact.payload);
        break;
      case 'shift.handed-over':
        this.#shifts.set(shift, countCashier(tally, fact.payload.variance, fact.payload.to));
        break;
      case 'shift.closed':
        this.#shifts.set(shift, { ...countCashier(tally, fact.payload.variance, null), closed: fact.payload });
        if (this.#open === shift) this.#open = null;
        break;
    }
  }

  /** Counts as the server does: only the first void of a sale that is in the log, for what the sale was. */
  #void(tally: ShiftTally, voided: SaleVoided): void {
    const sale = this.#sales.get(voided.sale);
    if (!sale || this.#voided.has(voided.sale)) return;
    this.#voided.add(voided.sale);
    this.#shifts.set(tally.shift, {
      ...addPayments(tally, sale.payments, 'voids'),
      discounts: money(tally.discounts - discountsOf(sale.lines)),
    });
  }

  /** Every refund counts, also that of another phone's sale: the money left this drawer. */
  #refund(tally: ShiftTally, refund: RefundRecorded): void {
    this.#lastCounter = Math.max(this.#lastCounter, receiptCounter(this.#deviceCode, refund.receipt) ?? 0);
    const returned = this.#returned.get(refund.sale) ?? new Map<number, number>();
    for (const { line, quantity } of refund.lines) returned.set(line, (returned.get(line) ?? 0) + quantity);
    this.#returned.set(refund.sale, returned);
    this.#shifts.set(tally.shift, {
      ...addPayments(tally, refund.payments, 'refunds'),
      refunded: money(tally.refunded + refund.total),
    });
  }

  /** The shift that is open now, or null. */
  get open(): ShiftTally | null {
    return this.#open === null ? null : (this.#shifts.get(this.#open) ?? null);
  }

  /** All shifts, in the order in which they began. */
  get shifts(): readonly ShiftTally[] {
    return [...this.#shifts.values()];
  }

  /** The number for the next sale or refund. */
  get nextReceipt(): string {
    return receiptNumber(this.#deviceCode, this.#lastCounter + 1);
  }

  /** How many of each line of a sale this device has taken back, by the line's number. */
  returnedOf(sale: Id<'event'>): Returned {
    return this.#returned.get(sale) ?? new Map();
  }

  /** What of a sale may still come back, or why nothing may. */
  findRefundable(sale: Id<'event'>): Result<RefundableLine[], 'sale-unknown' | 'already-voided' | 'already-refunded'> {
    const found = this.findVoidable(sale);
    if (!found.ok) return found;
    const lines = refundable(found.value.lines, this.returnedOf(sale));
    return lines.some((line) => line.quantity > 0) ? ok(lines) : refused('already-refunded');
  }

  isVoided(sale: Id<'event'>): boolean {
    return this.#voided.has(sale);
  }

  /** The sale to reverse, or why it cannot be. */
  findVoidable(sale: Id<'event'>): Result<SaleRecorded, 'sale-unknown' | 'already-voided'> {
    const found = this.#sales.get(sale);
    if (!found) return refused('sale-unknown');
    return this.#voided.has(sale) ? refused('already-voided', { receipt: found.receipt }) : ok(found);
  }
}

function moveCash(tally: ShiftTally, { direction, amount }: CashMoved): ShiftTally {
  return direction === 'in'
    ? { ...tally, cashIn: money(tally.cashIn + amount) }
    : { ...tally, cashOut: money(tally.cashOut + amount) };
}
