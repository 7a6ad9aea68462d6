/**
 * What points come to: the mean of the criteria weighted by their weights, from 0 to 100. Reckoned in whole numbers from end
 * to end, so that two applications with the same points are never parted by rounding.
 */
import type { Criterion } from '../contract.ts';

/** The least number that every scale from 1 to 10 divides. */
const FINEST = 2_520;

type Weighed = Pick<Criterion, 'code' | 'weight' | 'scale'>;

/** A curator's points as one whole number of parts, of which `partsOf` make up 100. Undefined while points are missing. */
export function totalOf(criteria: readonly Weighed[], points: ReadonlyMap<string, number>): number | undefined {
  let total = 0;
  for (const { code, weight, scale } of criteria) {
    const given = points.get(code);
    if (given === undefined) return undefined;
    total += weight * given * (FINEST / scale);
  }
  return total;
}

/** How many parts are 100. */
export function partsOf(criteria: readonly Weighed[]): number {
  return criteria.reduce((sum, { weight }) => sum + weight * FINEST, 0);
}

/** What the curators who have finished think of one application. */
export interface Standing {
  /** How many have finished; with none the rest is nothing. */
  readonly count: number;
  /** The sum of their totals, in parts. */
  readonly sum: number;
  readonly least: number;
  readonly most: number;
  /** The standard deviation of the totals as a share of 100. */
  readonly deviation: number;
}

export function standingOf(totals: readonly number[], parts: number): Standing {
  const count = totals.length;
  if (count === 0) return { count, sum: 0, least: 0, most: 0, deviation: 0 };
  const sum = totals.reduce((so, total) => so + total, 0);
  // n * sum of squares - square of sum, which is whole and never negative; big, because parts are squared.
  const squares = totals.reduce((so, total) => so + BigInt(total) ** 2n, 0n);
  const variance = BigInt(count) * squares - BigInt(sum) ** 2n;
  const deviation = (100 * Math.sqrt(Number(variance))) / (count * parts);
  return { count, sum, least: Math.min(...totals), most: Math.max(...totals), deviation };
}

/** Whether a comes before b: the higher mean first, those without scores last. Exact: sums are compared crosswise. */
export function compareStandings(a: Standing, b: Standing): number {
  if (a.count === 0 || b.count === 0) return b.count - a.count;
  return Math.sign(b.sum * a.count - a.sum * b.count);
}

/** Parts as tenths of a point of 100, half up: 876 is 87.6. `of` is how many curators' parts are in it. */
export function tenthsOf(parts: number, whole: number, of = 1): number {
  return Math.floor((parts * 2_000 + whole * of) / (2 * whole * of));
}

/** The mean in tenths, or undefined while nobody has finished. */
export function meanTenths({ count, sum }: Standing, parts: number): number | undefined {
  return count === 0 ? undefined : tenthsOf(sum, parts, count);
}

/** From how many points of 100 between the least and the most a panel should talk about an application. */
export const WIDE = 25;

export function isWide({ least, most }: Standing, parts: number): boolean {
  return (most - least) * 100 >= WIDE * parts;
}

/** Places in order, the same for the same mean: 1, 2, 2, 4. Undefined without scores. `sorted` is by `compareStandings`. */
export function placesOf(sorted: readonly Standing[]): (number | undefined)[] {
  const places: (number | undefined)[] = [];
  for (const [at, standing] of sorted.entries()) {
    const before = sorted[at - 1];
    if (standing.count === 0) places.push(undefined);
    else places.push(before && compareStandings(before, standing) === 0 ? places[at - 1] : at + 1);
  }
  return places;
}
