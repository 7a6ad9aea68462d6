/** What a producer's sales come to. Pure: the same receipts give the same statement, in whatever order they arrived. */
import type { Id } from '../../../kinds/id.ts';
import { money } from '../../../kinds/money.ts';
import type { Moved } from '../../stock/contract.ts';
import { PAYMENT_METHODS, type PaymentMethod, type PaymentState } from '../../till/contract.ts';
import type { DayRow, MethodRow, ProductRow, Statement, StockRow, Sums } from '../contract.ts';
import { feeUncertainOn, type MerchantClass, qrisFee } from './merchant-fee.ts';
import { sharePayments } from './share-payments.ts';
import { splitPayments } from './split-payments.ts';

export interface SoldReceipt {
  readonly kind: 'sale' | 'void' | 'refund';
  /** `YYYY-MM-DD` in the edition's zone. */
  readonly day: string;
  /** What each producer sold on it, in the order of their ids. Below zero, like the payments, in a void or refund. */
  readonly parts: readonly { readonly business: Id<'business'>; readonly amount: number }[];
  readonly payments: readonly {
    readonly method: PaymentMethod;
    readonly amount: number;
    readonly state: PaymentState;
    /** The business whose own QRIS code took it, and of what class that is; left out where it was the booth's. */
    readonly own?: { readonly business: Id<'business'>; readonly merchant: MerchantClass };
  }[];
  /** Of the booth's QRIS. */
  readonly merchant: MerchantClass;
}

/** Pieces and money of one product by kind of receipt. */
export interface SoldProduct {
  readonly product: Id<'product'>;
  readonly name: string;
  readonly kind: SoldReceipt['kind'];
  readonly quantity: number;
  readonly amount: number;
}

export interface StatementFacts {
  readonly business: Id<'business'>;
  readonly receipts: readonly SoldReceipt[];
  readonly products: readonly SoldProduct[];
  readonly moved: readonly Moved[];
  readonly names: ReadonlyMap<Id<'product'>, string>;
}

/** What one receipt means for the producer. */
interface Entry {
  readonly receipt: SoldReceipt;
  readonly amount: number;
  readonly shares: readonly {
    readonly method: PaymentMethod;
    readonly amount: number;
    readonly claimed: boolean;
    readonly fee: number | null;
  }[];
}

export function makeStatement(facts: StatementFacts): Statement {
  const entries = facts.receipts.map((receipt) => entryOf(receipt, facts.business));
  const sums = sumsOf(entries.map(({ receipt, amount }) => ({ kind: receipt.kind, amount })));
  const byMethod = methodRows(entries);
  const fee = total(byMethod.map((row) => row.fee));
  const fees = entries.flatMap(({ receipt, shares }) =>
    shares.filter(({ method }) => method === 'qris').map((share) => ({ ...share, day: receipt.day })),
  );
  const byProduct = productRows(facts.products);
  return {
    sums,
    receipts: standing(entries),
    byDay: dayRows(entries),
    byMethod,
    byProduct,
    fee: money(fee),
    payout: money(sums.net - fee),
    feesUnknown: fees.filter((each) => each.fee === null).length,
    feesUncertain: fees.some(({ day }) => feeUncertainOn(day)),
    stock: stockRows({
      moved: facts.moved,
      names: new Map([...byProduct.map(({ product, name }) => [product, name] as const), ...facts.names]),
      sold: new Map(byProduct.map(({ product, sold }) => [product, sold])),
    }),
  };
}

function entryOf(receipt: SoldReceipt, business: Id<'business'>): Entry {
  const at = receipt.parts.findIndex((part) => part.business === business);
  const shared = sharePayments(
    receipt.parts,
    receipt.payments.map(({ amount, own }) => ({ amount, business: own?.business ?? null })),
  );
  return {
    receipt,
    amount: receipt.parts[at]?.amount ?? 0,
    shares: receipt.payments.map(({ method, amount, state, own }, no) => {
      const shares = shared[no] ?? [];
      return {
        method,
        amount: shares[at] ?? 0,
        claimed: state === 'claimed',
        fee:
          method === 'qris'
            ? feeShare({ ...receipt, merchant: own?.merchant ?? receipt.merchant }, amount, shares, at)
            : 0,
      };
    }),
  };
}

/** The producer's part of a QRIS payment's fee. A void takes the fee of its sale back: the sale never was. */
function feeShare(
  { kind, day, merchant }: SoldReceipt,
  amount: number,
  shares: readonly number[],
  at: number,
): number | null {
  const whole = kind === 'void' ? qrisFee(-amount, day, merchant) : qrisFee(amount, day, merchant);
  if (whole === null) return null;
  const parts = shares.map((share, no) => ({ business: String(no), amount: Math.abs(share) }));
  const share = splitPayments(parts, [whole])[0]?.[at] ?? 0;
  return kind === 'void' && share !== 0 ? -share : share;
}

function sumsOf(amounts: readonly { readonly kind: SoldReceipt['kind']; readonly amount: number }[]): Sums {
  const refunds = total(amounts.filter(({ kind }) => kind === 'refund').map(({ amount }) => amount));
  const gross = total(amounts.filter(({ kind }) => kind !== 'refund').map(({ amount }) => amount));
  return { gross: money(gross), refunds: money(refunds), net: money(gross + refunds) };
}

/** Sales less voids. */
function standing(entries: readonly Entry[]): number {
  return entries.reduce((count, { receipt: { kind } }) => count + (kind === 'sale' ? 1 : kind === 'void' ? -1 : 0), 0);
}

function dayRows(entries: readonly Entry[]): DayRow[] {
  return [...Map.groupBy(entries, ({ receipt }) => receipt.day)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, those]) => ({
      day,
      ...sumsOf(those.map(({ receipt, amount }) => ({ kind: receipt.kind, amount }))),
      receipts: standing(those),
    }));
}

function methodRows(entries: readonly Entry[]): MethodRow[] {
  const shares = entries.flatMap(({ receipt, shares }) => shares.map((share) => ({ ...share, kind: receipt.kind })));
  return PAYMENT_METHODS.flatMap((method) => {
    const those = shares.filter((share) => share.method === method);
    if (those.length === 0) return [];
    const sums = sumsOf(those);
    const fee = total(those.map((share) => share.fee ?? 0));
    const claimed = total(those.filter((share) => share.claimed).map(({ amount }) => amount));
    return { method, ...sums, claimed: money(claimed), fee: money(fee), afterFee: money(sums.net - fee) };
  });
}

function productRows(sold: readonly SoldProduct[]): ProductRow[] {
  return [...Map.groupBy(sold, ({ product }) => product)]
    .map(([product, those]) => {
      const pieces = (kinds: readonly SoldReceipt['kind'][]) =>
        total(those.filter(({ kind }) => kinds.includes(kind)).map(({ quantity }) => quantity));
      const refunded = pieces(['refund']);
      return {
        product,
        name: those[0]?.name ?? '',
        sold: pieces(['sale', 'void', 'refund']),
        refunded: refunded === 0 ? 0 : -refunded,
        net: money(total(those.map(({ amount }) => amount))),
      };
    })
    .sort((a, b) => b.net - a.net || (a.name < b.name ? -1 : 1));
}

export interface GoodsFacts {
  readonly moved: readonly Moved[];
  readonly names: ReadonlyMap<Id<'product'>, string>;
  /** Pieces sold less those refunded. */
  readonly sold: ReadonlyMap<Id<'product'>, number>;
}

/** The goods that were handed over; what was only sold, never consigned, is the producer's own affair. */
export function stockRows({ moved, names, sold }: GoodsFacts): StockRow[] {
  return moved
    .map(({ product, received, returned, damaged, corrected }) => {
      const pieces = sold.get(product) ?? 0;
      const left = received + corrected - pieces - returned - damaged;
      return { product, name: names.get(product) ?? '', received, sold: pieces, returned, damaged, corrected, left };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A sum that is never minus zero. */
function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
