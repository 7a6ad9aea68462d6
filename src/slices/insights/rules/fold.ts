/**
 * What one receipt adds to the rollups: when an upload is recorded, and again when `verify` folds the whole log. SQL says the
 * same of recorded receipts (add-up.ts). The two are written apart on purpose: `verify` compares them.
 */
import type { Basis } from './figure.ts';

export const DIMENSIONS = [
  'total',
  'hour',
  'minute',
  'region',
  'category',
  'product',
  'business',
  'booth',
  'method',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const ROLLED_METRICS = ['turnover', 'payments', 'voids', 'refunds', 'discounts'] as const;
export type RolledMetric = (typeof ROLLED_METRICS)[number];

/**
 * A receipt as the till publishes it: a void repeats its sale with negative amounts, and has the sale's time; a refund has
 * negative amounts and its own time.
 */
export interface RecordedReceipt {
  readonly kind: 'sale' | 'void' | 'refund';
  readonly day: string;
  readonly hour: number;
  /** Milliseconds since 1970. */
  readonly soldAt: number;
  readonly booth: string | null;
  readonly total: number;
  readonly lines: readonly RecordedLine[];
  readonly payments: readonly RecordedPayment[];
}

export interface RecordedLine {
  readonly product: string;
  readonly business: string;
  /** Null where the catalogue did not know the product. */
  readonly region: string | null;
  readonly category: string | null;
  readonly quantity: number;
  /** Already taken off the amount. */
  readonly discount: number;
  readonly amount: number;
}

export interface RecordedPayment {
  readonly method: string;
  readonly amount: number;
  readonly state: 'received' | 'claimed' | 'confirmed';
}

/** One row of `insights.rollup`, without its organiser and edition. */
export interface Rollup {
  readonly metric: RolledMetric;
  readonly basis: Basis;
  readonly dimension: Dimension;
  /** The region's code, the product's id, the hour `09`, the minute since 1970; empty for totals and for the unknown. */
  readonly key: string;
  readonly day: string;
  readonly amount: number;
  /** Receipts that stand: sales less voids. A refund leaves its sale standing. */
  readonly count: number;
  readonly units: number;
}

type Measures = { amount: number; count: number; units: number };

/** Rollups that grow. Keys are the rollup's place as text, so that two sets can be compared place by place. */
export type Rollups = Map<string, Omit<Rollup, keyof Measures> & Measures>;

export function hourKey(hour: number): string {
  return String(hour).padStart(2, '0');
}

/** Whole minutes since 1970: no zone is needed to ask for the last fifteen. */
export function minuteKey(at: number): string {
  return String(Math.floor(at / 60_000));
}

export function rollupPlace(rollup: Pick<Rollup, 'metric' | 'basis' | 'dimension' | 'key' | 'day'>): string {
  return `${rollup.metric} ${rollup.basis} ${rollup.dimension} ${rollup.day} ${rollup.key}`;
}

const COUNTS: Readonly<Record<RecordedReceipt['kind'], number>> = { sale: 1, void: -1, refund: 0 };

export function foldReceipt(rollups: Rollups, receipt: RecordedReceipt): void {
  const { day, kind, total, lines, payments } = receipt;
  const count = COUNTS[kind];
  let units = 0;
  let discount = 0;
  let discounted = 0;
  for (const line of lines) {
    units += line.quantity;
    discount += line.discount;
    if (line.discount !== 0) discounted += line.quantity;
  }
  const whole = { amount: total, count, units };
  add(rollups, 'turnover', 'counted', 'total', '', day, whole);
  add(rollups, 'turnover', 'counted', 'hour', hourKey(receipt.hour), day, whole);
  add(rollups, 'turnover', 'counted', 'minute', minuteKey(receipt.soldAt), day, whole);
  add(rollups, 'turnover', 'counted', 'booth', receipt.booth ?? '', day, whole);
  for (const dimension of ['region', 'category', 'product', 'business'] as const) {
    for (const [key, part] of partsBy(lines, (line) => line[dimension] ?? ''))
      add(rollups, 'turnover', 'counted', dimension, key, day, { ...part, count });
  }
  for (const [method, part] of partsBy(payments, (payment) => payment.method))
    add(rollups, 'turnover', 'counted', 'method', method, day, { ...part, count });
  for (const basis of ['counted', 'claimed'] as const) {
    const such = payments.filter((payment) => (payment.state === 'claimed') === (basis === 'claimed'));
    for (const [method, part] of partsBy(such, (payment) => payment.method))
      add(rollups, 'payments', basis, 'method', method, day, { ...part, count });
  }
  const back = { amount: -total, count: 1, units: -units };
  if (kind === 'void') add(rollups, 'voids', 'counted', 'total', '', day, back);
  if (kind === 'refund') add(rollups, 'refunds', 'counted', 'total', '', day, back);
  else if (discount !== 0)
    add(rollups, 'discounts', 'counted', 'total', '', day, { amount: discount, count, units: discounted });
}

/** A receipt counts once in every region, category and so on that it has, however many lines it has there. */
function partsBy<T extends { readonly amount: number; readonly quantity?: number }>(
  items: readonly T[],
  keyOf: (item: T) => string,
): Map<string, Measures> {
  const parts = new Map<string, Measures>();
  for (const item of items) {
    const key = keyOf(item);
    const part = parts.get(key) ?? { amount: 0, count: 0, units: 0 };
    part.amount += item.amount;
    part.units += item.quantity ?? 0;
    parts.set(key, part);
  }
  return parts;
}

function add(
  rollups: Rollups,
  metric: RolledMetric,
  basis: Basis,
  dimension: Dimension,
  key: string,
  day: string,
  part: Measures,
): void {
  addCell(rollups, { metric, basis, dimension, key, day, ...part });
}

/** Adds a row of sums to those of its place. */
export function addCell(rollups: Rollups, cell: Rollup): void {
  const place = rollupPlace(cell);
  const sums = rollups.get(place);
  if (!sums) {
    rollups.set(place, { ...cell });
    return;
  }
  sums.amount += cell.amount;
  sums.count += cell.count;
  sums.units += cell.units;
}
