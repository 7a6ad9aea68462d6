/**
 * A receipt as a buyer reads it: on the till's screen, on 58 mm paper, on its public page and in a message. All of them
 * print this one model, so that the same sale never looks like two.
 */
import type { Id } from '../../../kinds/id.ts';
import { formatMoney } from '../../../kinds/money.ts';
import { formatInstant, type Locale } from '../../../kinds/time.ts';
import { m } from '../../../platform/i18n/index.ts';
import type { PaymentMethod } from '../contract.ts';

export interface ReceiptSource {
  readonly number: string;
  readonly voided: boolean;
  readonly soldAt: number;
  readonly lines: readonly {
    readonly business: Id<'business'>;
    readonly name: string;
    readonly quantity: number;
    readonly unitPrice: number;
    readonly amount: number;
  }[];
  readonly payments: readonly {
    readonly method: PaymentMethod;
    readonly amount: number;
    readonly tendered?: number | null;
    readonly change?: number | null;
  }[];
  readonly total: number;
  /** The hash of the sale's event, hexadecimal: its beginning is printed, so that paper and log can be compared. */
  readonly hash: string;
}

export interface ReceiptPlace {
  readonly edition: string;
  readonly booth: string;
  readonly zone: string;
  readonly currency: string;
  readonly businessName: (business: Id<'business'>) => string | undefined;
}

export interface ReceiptModel {
  readonly title: string;
  readonly booth: string;
  readonly edition: string;
  readonly when: string;
  /** A joint booth sells for several producers: the lines of each together, in the order of their first line. */
  readonly groups: readonly {
    readonly business: string | null;
    readonly lines: readonly { readonly name: string; readonly count: string; readonly amount: string }[];
  }[];
  readonly total: Amount;
  /** How it was paid; after a cash payment what was handed over and what went back. */
  readonly payments: readonly Amount[];
  readonly check: string;
  readonly note: string;
  readonly thanks: string;
}

export interface Amount {
  readonly label: string;
  readonly amount: string;
}

/** How much of the hash is printed: with the total beside it, enough to tell a forged paper. */
const HASH_PREFIX = 8;

export function receiptModel(receipt: ReceiptSource, place: ReceiptPlace, locale: Locale): ReceiptModel {
  const print = (amount: number) => formatMoney(amount, place.currency);
  const title = receipt.voided ? m.till_receipt_voided_title : m.till_receipt_title;
  const groups = [...Map.groupBy(receipt.lines, (line) => line.business)].map(([business, lines]) => ({
    business: place.businessName(business) ?? null,
    lines: lines.map(({ name, quantity, unitPrice, amount }) => ({
      name,
      count: `${quantity} × ${print(unitPrice)}`,
      amount: print(amount),
    })),
  }));
  return {
    title: title({ number: receipt.number }, { locale }),
    booth: place.booth,
    edition: place.edition,
    when: formatInstant(receipt.soldAt, place.zone, locale),
    groups,
    total: { label: m.till_receipt_total({}, { locale }), amount: print(receipt.total) },
    payments: receipt.payments.flatMap(({ method, amount, tendered, change }) => [
      { label: methodName(method, locale), amount: print(amount) },
      ...(tendered ? [{ label: m.till_receipt_tendered({}, { locale }), amount: print(tendered) }] : []),
      ...(change ? [{ label: m.till_receipt_change({}, { locale }), amount: print(change) }] : []),
    ]),
    check: m.till_receipt_check(
      { code: `${print(receipt.total)} · ${receipt.hash.slice(0, HASH_PREFIX)}` },
      { locale },
    ),
    note: m.till_receipt_not_tax_invoice({}, { locale }),
    thanks: m.till_receipt_thanks({}, { locale }),
  };
}

const METHOD_NAMES = {
  cash: m.till_method_cash,
  qris: m.till_method_qris,
  card: m.till_method_card,
  transfer: m.till_method_transfer,
} satisfies Record<PaymentMethod, unknown>;

export function methodName(method: PaymentMethod, locale: Locale): string {
  return METHOD_NAMES[method]({}, { locale });
}
