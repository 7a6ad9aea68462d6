/**
 * A figure is a number that says what it is. There is one way to make one, and it asks for everything a reader needs in
 * order to believe it: on what basis it was counted, what it leaves out, as of when, and where its receipts are listed.
 */

/**
 * What is measured. Sales, orders to come and promises are different things and have no common sum: a figure's metric is
 * part of its type, and nothing here adds figures of two metrics.
 */
export const METRICS = [
  'turnover',
  'receipts',
  'units',
  'voids',
  'gross-sales',
  'refunds',
  'discounts',
  'payments',
  'visitors',
  'repeat-orders',
  'contracts',
  'memoranda',
  'buying-interest',
] as const;
export type Metric = (typeof METRICS)[number];

/**
 * How a value came to be known. `counted`: from single receipts or scans. `reported`: somebody stated a sum. `claimed`:
 * recorded, but whoever holds the money has not confirmed it. `estimated`: inferred. `target`: wished for.
 */
export const BASES = ['counted', 'reported', 'claimed', 'estimated', 'target'] as const;
export type Basis = (typeof BASES)[number];

/** What a figure leaves out. */
export const EXCLUSIONS = [
  /** Sales that were voided: taken off again, on the day of the sale. */
  'voided',
  /** Money paid back for sales: taken off on the day on which it was paid back. */
  'refunded',
  /** Lines that devices sent and that are kept aside until a person decides. */
  'quarantined',
  /** Events in the log whose payload this version of the program cannot count. */
  'unread',
  /** Uploads whose sums are not in the figure yet. */
  'pending',
  /** Sales that nobody entered in a till. */
  'outside-tills',
  /** Rent of stands, tickets, parking: money of the organiser, not of the exhibitors. */
  'organiser-income',
  /** Repeat orders, contracts, memoranda and buying interest: figures of their own. */
  'agreements',
  /** Payments that somebody has confirmed: they are in the counted figure beside. */
  'confirmed-payments',
  /** Payments not yet confirmed: they are in the claimed figure beside. */
  'claimed-payments',
  /** Reports of booths whose tills counted sales on the same day: they stand beside, flagged. */
  'also-counted',
  /** Booths without a till that have not reported. */
  'not-reported',
] as const;
export type ExclusionCode = (typeof EXCLUSIONS)[number];

export interface Exclusion {
  readonly code: ExclusionCode;
  /** How many receipts, lines or uploads are left out; null where nobody can know. */
  readonly count: number | null;
}

/** The part of an edition that a figure speaks of. At most one of the narrowing fields besides `day` is set. */
export interface Scope {
  /** Address part of the edition: `kaltim-2023`. */
  readonly edition: string;
  /** Calendar day `YYYY-MM-DD` in the edition's zone. */
  readonly day?: string;
  /** Hour 0..23 in the edition's zone. */
  readonly hour?: number;
  readonly region?: string;
  readonly category?: string;
  readonly method?: string;
  readonly product?: string;
  readonly booth?: string;
}

declare const made: unique symbol;

export interface Figure<M extends Metric = Metric> {
  readonly [made]: true;
  readonly metric: M;
  readonly scope: Scope;
  readonly basis: Basis;
  /** A whole number of `unit`. */
  readonly value: number;
  /** A currency code (then `value` is in its minor units), or `count`. */
  readonly unit: string;
  /** How many receipts that stand (voided ones do not) are behind it. */
  readonly count: number;
  readonly exclusions: Exclusion[];
  /** RFC 3339. */
  readonly asOf: string;
  /** Address path that lists the receipts behind it. */
  readonly sources: string;
}

/** What a figure is made of: everything, always. */
export type Parts<M extends Metric> = Omit<Figure<M>, typeof made>;

const MONEY: ReadonlySet<Metric> = new Set<Metric>([
  'turnover',
  'voids',
  'gross-sales',
  'refunds',
  'discounts',
  'payments',
  'repeat-orders',
  'contracts',
  'memoranda',
  'buying-interest',
]);

/** The unit that a metric is counted in, given the edition's currency. */
export function unitOf(metric: Metric, currency: string): string {
  return MONEY.has(metric) ? currency : 'count';
}

/** @throws RangeError when the parts do not make a figure that anybody could check. */
export function figure<M extends Metric>(parts: Parts<M>): Figure<M> {
  const wrong = faultOf(parts);
  if (wrong !== null) throw new RangeError(`not a figure: ${wrong}`);
  return parts as Figure<M>;
}

function faultOf(parts: Parts<Metric>): string | null {
  const { metric, basis, value, unit, count, exclusions, asOf, sources } = parts;
  if (!METRICS.includes(metric)) return `metric ${metric}`;
  if (!BASES.includes(basis)) return `basis ${basis}`;
  if (!Number.isSafeInteger(value)) return `value ${value}`;
  if (!Number.isSafeInteger(count)) return `count ${count}`;
  if (MONEY.has(metric) ? !/^[A-Z]{3}$/.test(unit) : unit !== 'count') return `unit ${unit}`;
  if (!Array.isArray(exclusions)) return 'no exclusions';
  if (Number.isNaN(Date.parse(asOf))) return `as of ${asOf}`;
  if (!sources.startsWith('/')) return `sources ${sources}`;
  return null;
}

/**
 * The part that one figure is of another of the same metric, 0 when the whole is nothing.
 * @throws RangeError when metric, basis or unit differ: the type forbids the first, data could still do it.
 */
export function shareOf<M extends Metric>(part: Figure<M>, whole: Figure<NoInfer<M>>): number {
  if (part.metric !== whole.metric || part.basis !== whole.basis || part.unit !== whole.unit)
    throw new RangeError(`${part.metric} (${part.basis}) is no part of ${whole.metric} (${whole.basis})`);
  return whole.value === 0 ? 0 : part.value / whole.value;
}

const CONDITIONS = ['day', 'hour', 'region', 'category', 'method', 'product', 'booth'] as const;

/** The scope within its edition as the query of an address: empty for all of it. */
export function conditionsOf(scope: Scope): string {
  const conditions = new URLSearchParams();
  for (const key of CONDITIONS) {
    const value = scope[key];
    if (value !== undefined) conditions.set(key, String(value));
  }
  return conditions.size > 0 ? `?${conditions}` : '';
}

/** The address path of the API that lists the receipts behind a figure: its scope, and for payments its basis. */
export function sourcesOf(metric: Metric, scope: Scope, basis: Basis): string {
  if (basis === 'reported')
    return `/api/v1/editions/${scope.edition}/reported-days${scope.day === undefined ? '' : `?day=${scope.day}`}`;
  return `/api/v1/editions/${scope.edition}/figures/${metric}/receipts${withBasis(conditionsOf(scope), metric, basis)}`;
}

/** The page (its unprefixed path) on which a person opens a figure to its receipts. */
export function pageOf({ metric, scope, basis }: Pick<Figure, 'metric' | 'scope' | 'basis'>): string {
  if (basis === 'reported') return `/kerja/${scope.edition}/angka#dilaporkan`;
  return `/kerja/${scope.edition}/angka/${metric}${withBasis(conditionsOf(scope), metric, basis)}`;
}

/** Payments alone have figures of one scope on two bases. */
function withBasis(query: string, metric: Metric, basis: Basis): string {
  return metric === 'payments' ? `${query}${query === '' ? '?' : '&'}basis=${basis}` : query;
}
