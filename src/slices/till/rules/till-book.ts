/**
 * What a device's own events come to: its shifts with the cash that should be in the drawer, its last receipt number,
 * and which sales can still be voided. Folded once when the till starts and then event by event, so that a sale stays
 * quick with twenty thousand before it.
 */
import type { Id } from '../../../kinds/id.ts';
import { type Money, money } from '../../../kinds/money.ts';
import { ok, type Result, refused } from '../../../kinds/result.ts';
import {
  type CashMoved,
  PAYMENT_METHODS,
  type PaymentMethod,
  type SalePayment,
  type SaleRecorded,
  type SaleVoided,
  type ShiftClosed,
  type TillFact,
} from '../contract.ts';
import { receiptCounter, receiptNumber } from './receipt-number.ts';

/** One shift's sums so far. A void counts in the shift whose drawer pays it back. */
export interface ShiftTally {
  readonly shift: Id<'shift'>;
  readonly openingCash: Money;
  /** Sales less voids, by how they were paid. */
  readonly byMethod: Readonly<Record<PaymentMethod, Money>>;
  readonly turnover: Money;
  readonly sales: number;
  readonly voids: number;
  readonly cashIn: Money;
  readonly cashOut: Money;
  readonly closed: ShiftClosed | null;
}

/** Opening cash, cash sales less voids, and what was put in or taken out. */
export function expectedCash(tally: Pick<ShiftTally, 'openingCash' | 'byMethod' | 'cashIn' | 'cashOut'>): Money {
  return money(tally.openingCash + tally.byMethod.cash + tally.cashIn - tally.cashOut);
}

/** The payload that closes a shift after its cash was counted. */
export function closeShift(tally: ShiftTally, countedCash: Money): ShiftClosed {
  const expected = expectedCash(tally);
  return { shift: tally.shift, countedCash, expectedCash: expected, variance: money(countedCash - expected) };
}

const ZERO = money(0);

function emptyTally(shift: Id<'shift'>): ShiftTally {
  return {
    shift,
    openingCash: ZERO,
    byMethod: { cash: ZERO, qris: ZERO, card: ZERO, transfer: ZERO },
    turnover: ZERO,
    sales: 0,
    voids: 0,
    cashIn: ZERO,
    cashOut: ZERO,
    closed: null,
  };
}

function addPayments(tally: ShiftTally, payments: readonly SalePayment[], sign: 1 | -1): ShiftTally {
  const byMethod = { ...tally.byMethod };
  for (const { method, amount } of payments) byMethod[method] = money(byMethod[method] + sign * amount);
  const turnover = money(PAYMENT_METHODS.reduce((total, method) => total + byMethod[method], 0));
  return { ...tally, byMethod, turnover };
}

export class TillBook {
  readonly #deviceCode: string;
  readonly #shifts = new Map<Id<'shift'>, ShiftTally>();
  readonly #sales = new Map<Id<'event'>, SaleRecorded>();
  readonly #voided = new Set<Id<'event'>>();
  #open: Id<'shift'> | null = null;
  #lastCounter = 0;

  constructor(deviceCode: string) {
    this.#deviceCode = deviceCode;
  }

  /** Takes in the device's next event. The id is the event's. */
  add(id: Id<'event'>, fact: TillFact): void {
    const { shift } = fact.payload;
    const tally = this.#shifts.get(shift) ?? emptyTally(shift);
    switch (fact.kind) {
      case 'shift.opened':
        this.#shifts.set(shift, { ...tally, openingCash: fact.payload.openingCash });
        this.#open = shift;
        break;
      case 'cash.moved':
        this.#shifts.set(shift, moveCash(tally, fact.payload));
        break;
      case 'sale.recorded':
        this.#sales.set(id, fact.payload);
        this.#lastCounter = Math.max(this.#lastCounter, receiptCounter(this.#deviceCode, fact.payload.receipt) ?? 0);
        this.#shifts.set(shift, { ...addPayments(tally, fact.payload.payments, 1), sales: tally.sales + 1 });
        break;
      case 'sale.voided':
        this.#void(tally, fact.payload);
        break;
      case 'shift.closed':
        this.#shifts.set(shift, { ...tally, closed: fact.payload });
        if (this.#open === shift) this.#open = null;
        break;
    }
  }

  /** Counts as the server does: only the first void of a sale that is in the log, for what the sale was. */
  #void(tally: ShiftTally, voided: SaleVoided): void {
    const sale = this.#sales.get(voided.sale);
    if (!sale || this.#voided.has(voided.sale)) return;
    this.#voided.add(voided.sale);
    this.#shifts.set(tally.shift, { ...addPayments(tally, sale.payments, -1), voids: tally.voids + 1 });
  }

  /** The shift that is open now, or null. */
  get open(): ShiftTally | null {
    return this.#open === null ? null : (this.#shifts.get(this.#open) ?? null);
  }

  /** All shifts, in the order in which they began. */
  get shifts(): readonly ShiftTally[] {
    return [...this.#shifts.values()];
  }

  /** The number for the next sale. */
  get nextReceipt(): string {
    return receiptNumber(this.#deviceCode, this.#lastCounter + 1);
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
