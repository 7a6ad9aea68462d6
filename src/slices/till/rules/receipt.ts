/**
 * A receipt as a buyer reads it: on the till's screen, on 58 mm paper, on its public page and in a message. All of them
 * print this one model, so that the same sale never looks like two.
 */
import { calledIn, packOfCurrency } from '../../../kinds/country/index.ts';
import type { Id } from '../../../kinds/id.ts';
import { formatMoney } from '../../../kinds/money.ts';
import { formatInstant, type Locale } from '../../../kinds/time.ts';
import { m } from '../../../platform/i18n/index.ts';
import type { PaymentMethod } from '../contract.ts';

export interface ReceiptSource {
  readonly number: string;
  /** Where it is a refund: the number of the sale. Its amounts may stand above or below zero; they are printed above. */
  readonly refundOf?: string | null;
  /** Printed again: marked as a copy. */
  readonly copy?: boolean;
  readonly reason?: string | null;
  readonly voided: boolean;
  readonly soldAt: number;
  readonly lines: readonly {
    readonly business: Id<'business'>;
    readonly name: string;
    readonly quantity: number;
    readonly unitPrice: number;
    readonly discount?: number | null;
    readonly note?: string | null;
    readonly amount: number;
  }[];
  readonly payments: readonly {
    readonly method: PaymentMethod;
    readonly amount: number;
    readonly tendered?: number | null;
    readonly change?: number | null;
    readonly reference?: string | null;
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
  /** `SALINAN` where it is printed again. */
  readonly copy: string | null;
  /** Of which sale, and why: in a refund only. */
  readonly refund: readonly string[];
  readonly booth: string;
  readonly edition: string;
  readonly when: string;
  /** A joint booth sells for several producers: the lines of each together, in the order of their first line. */
  readonly groups: readonly {
    readonly business: string | null;
    readonly lines: readonly {
      readonly name: string;
      readonly count: string;
      readonly amount: string;
      /** What was let off, already taken off the amount; and what was noted. */
      readonly extras: readonly string[];
    }[];
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
  const refundOf = receipt.refundOf ?? null;
  // A refund is stored below zero and made above it; on paper it is a sum that was paid back.
  const print = (amount: number) => formatMoney(refundOf === null ? amount : Math.abs(amount), place.currency);
  const title =
    refundOf !== null
      ? m.till_receipt_refund_title
      : receipt.voided
        ? m.till_receipt_voided_title
        : m.till_receipt_title;
  const groups = [...Map.groupBy(receipt.lines, (line) => line.business)].map(([business, lines]) => ({
    business: place.businessName(business) ?? null,
    lines: lines.map(({ name, quantity, unitPrice, discount, note, amount }) => ({
      name,
      count: `${Math.abs(quantity)} × ${print(unitPrice)}`,
      amount: print(amount),
      extras: [
        ...(discount ? [m.till_receipt_discount({ amount: print(Math.abs(discount)) }, { locale })] : []),
        ...(note ? [note] : []),
      ],
    })),
  }));
  return {
    title: title({ number: receipt.number }, { locale }),
    copy: receipt.copy ? m.till_receipt_copy({}, { locale }) : null,
    refund:
      refundOf === null
        ? []
        : [
            m.till_receipt_refund_of({ number: refundOf }, { locale }),
            ...(receipt.reason ? [m.till_receipt_refund_reason({ reason: receipt.reason }, { locale })] : []),
          ],
    booth: place.booth,
    edition: place.edition,
    when: formatInstant(receipt.soldAt, place.zone, locale),
    groups,
    total: {
      label: (refundOf === null ? m.till_receipt_total : m.till_receipt_refunded)({}, { locale }),
      amount: print(receipt.total),
    },
    payments: receipt.payments.flatMap(({ method, amount, tendered, change, reference }) => [
      {
        label: [methodName(method, locale, place.currency), ...(reference ? [reference] : [])].join(' · '),
        amount: print(amount),
      },
      ...(tendered ? [{ label: m.till_receipt_tendered({}, { locale }), amount: print(tendered) }] : []),
      ...(change ? [{ label: m.till_receipt_change({}, { locale }), amount: print(change) }] : []),
    ]),
    check: m.till_receipt_check(
      { code: `${print(receipt.total)} · ${receipt.hash.slice(0, HASH_PREFIX)}` },
      { locale },
    ),
    note: packOfCurrency(place.currency)?.receiptNote[locale] ?? m.till_receipt_not_tax_invoice({}, { locale }),
    thanks: m.till_receipt_thanks({}, { locale }),
  };
}

const METHOD_NAMES = {
  cash: m.till_method_cash,
  qris: m.till_method_qris,
  card: m.till_method_card,
  transfer: m.till_method_transfer,
} satisfies Record<PaymentMethod, unknown>;

/** As it is called where one pays in the currency. */
export function methodName(method: PaymentMethod, locale: Locale, currency: string): string {
  return calledIn(currency, method)?.[locale] ?? METHOD_NAMES[method]({}, { locale });
}
