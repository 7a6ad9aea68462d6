/** From rollups to figures: the one place where a sum gets its basis, its exclusions and the way to its receipts. */

import { type Exclusion, type Figure, figure, type Metric, type Scope, sourcesOf, unitOf } from './figure.ts';
import type { Dimension, Rollup } from './fold.ts';

export interface Sums {
  /** Address part of the edition. */
  readonly edition: string;
  readonly currency: string;
  /** RFC 3339. */
  readonly asOf: string;
  /** Calendar days that are shown even when nothing was sold. */
  readonly days: readonly string[];
  /** Of the dimensions total, hour, region, category, method and booth, by day. */
  readonly rollups: readonly Rollup[];
  /** The best sold products, the best first. */
  readonly products: readonly ProductSum[];
  /** Lines that wait for a person, events that cannot be counted, uploads not folded yet. */
  readonly left: { readonly quarantined: number; readonly unread: number; readonly pending: number };
}

export interface ProductSum {
  readonly product: string;
  /** Of one day alone; left out, of the whole edition. */
  readonly day?: string;
  readonly amount: number;
  readonly count: number;
  readonly units: number;
}

interface Measures {
  readonly amount: number;
  readonly count: number;
  readonly units: number;
}

const NOTHING: Measures = { amount: 0, count: 0, units: 0 };

/** The dimensions by which turnover is told, and how a key becomes a part of the scope. */
const SCOPES: readonly (readonly [Dimension, (key: string) => Omit<Scope, 'edition'>])[] = [
  ['region', (region) => ({ region })],
  ['category', (category) => ({ category })],
  ['method', (method) => ({ method })],
  ['hour', (hour) => ({ hour: Number(hour) })],
  ['booth', (booth) => ({ booth })],
];

/** Whole edition first, then by day, then each dimension for the edition and by day, then products. */
export function makeFigures(sums: Sums): Figure[] {
  const tell = teller(sums);
  const whole = (rollup: Rollup) => rollup.dimension === 'total';
  const wholeOf = (metric: Rollup['metric']) =>
    total(sums.rollups.filter((rollup) => whole(rollup) && rollup.metric === metric));
  const turnovers = sums.rollups.filter((rollup) => rollup.metric === 'turnover');
  const exclusions = exclusionsOf(sums, { voided: wholeOf('voids').count, refunded: wholeOf('refunds').count });
  const figures: Figure[] = [];
  const tellSold = (scope: Omit<Scope, 'edition'>, sold: Measures) => {
    figures.push(
      tell('turnover', scope, sold.amount, sold.count, exclusions),
      tell('units', scope, sold.units, sold.count, exclusions),
    );
  };
  const tellWhole = (scope: Omit<Scope, 'edition'>, rollups: readonly Rollup[]) => {
    const sold = total(rollups.filter((rollup) => rollup.metric === 'turnover'));
    const [voided, refunded, discounted] = (['voids', 'refunds', 'discounts'] as const).map((metric) =>
      total(rollups.filter((rollup) => rollup.metric === metric)),
    ) as [Measures, Measures, Measures];
    tellSold(scope, sold);
    figures.push(
      tell('receipts', scope, sold.count, sold.count, exclusions),
      tell('voids', scope, voided.amount, voided.count, []),
      tell(
        'gross-sales',
        scope,
        sold.amount + refunded.amount,
        sold.count,
        exclusions.filter(({ code }) => code !== 'refunded'),
      ),
      tell('refunds', scope, refunded.amount, refunded.count, []),
      tell('discounts', scope, discounted.amount, discounted.count, []),
    );
  };
  tellWhole({}, sums.rollups.filter(whole));
  const byDay = Map.groupBy(sums.rollups.filter(whole), (rollup) => rollup.day);
  for (const day of daysOf(sums)) tellWhole({ day }, byDay.get(day) ?? []);
  for (const [dimension, scopeOf] of SCOPES) {
    const parts = turnovers.filter((rollup) => rollup.dimension === dimension);
    for (const [key, rollups] of groupSorted(parts, (rollup) => rollup.key)) {
      tellSold(scopeOf(key), total(rollups));
      for (const [day, one] of groupSorted(rollups, (rollup) => rollup.day))
        tellSold({ ...scopeOf(key), day }, total(one));
    }
  }
  for (const { product, day, ...sold } of sums.products)
    tellSold(day === undefined ? { product } : { product, day }, sold);
  return [...figures, ...paymentFigures(sums, exclusions)];
}

/** Whether the money of a method is there: in the drawer or confirmed (counted), or only claimed. Never one sum of both. */
function paymentFigures(sums: Sums, exclusions: Exclusion[]): Figure[] {
  const payments = sums.rollups.filter((rollup) => rollup.metric === 'payments' && rollup.dimension === 'method');
  const tell = teller(sums);
  return groupSorted(payments, (rollup) => `${rollup.key} ${rollup.basis}`).flatMap(([, rollups]) => {
    const { key: method, basis } = rollups[0] ?? { key: '', basis: 'counted' as const };
    const other = basis === 'counted' ? 'claimed-payments' : 'confirmed-payments';
    const paid = total(rollups);
    return tell('payments', { method }, paid.amount, paid.count, [{ code: other, count: null }, ...exclusions], basis);
  });
}

function teller({ edition, currency, asOf }: Sums) {
  return <M extends Metric>(
    metric: M,
    narrowed: Omit<Scope, 'edition'>,
    value: number,
    count: number,
    exclusions: Exclusion[],
    basis: Figure['basis'] = 'counted',
  ): Figure<M> => {
    const scope = { edition, ...narrowed };
    const unit = unitOf(metric, currency);
    return figure({
      metric,
      scope,
      basis,
      value,
      unit,
      count,
      exclusions,
      asOf,
      sources: sourcesOf(metric, scope, basis),
    });
  };
}

function exclusionsOf(
  { left }: Sums,
  { voided, refunded }: { readonly voided: number; readonly refunded: number },
): Exclusion[] {
  return [
    { code: 'voided', count: voided },
    { code: 'refunded', count: refunded },
    { code: 'quarantined', count: left.quarantined },
    { code: 'unread', count: left.unread },
    { code: 'pending', count: left.pending },
    { code: 'outside-tills', count: null },
    { code: 'organiser-income', count: null },
    { code: 'agreements', count: null },
  ];
}

/** The days asked for, and every other day that something was sold on. */
function daysOf({ days, rollups }: Sums): string[] {
  return [...new Set([...days, ...rollups.map((rollup) => rollup.day)])].sort();
}

function groupSorted(rollups: readonly Rollup[], keyOf: (rollup: Rollup) => string): [string, Rollup[]][] {
  return [...Map.groupBy(rollups, keyOf)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** All of one metric and one dimension: days and keys add up, metrics never do. */
function total(rollups: readonly Rollup[]): Measures {
  return rollups.reduce<Measures>(
    (sum, { amount, count, units }) => ({
      amount: sum.amount + amount,
      count: sum.count + count,
      units: sum.units + units,
    }),
    NOTHING,
  );
}
