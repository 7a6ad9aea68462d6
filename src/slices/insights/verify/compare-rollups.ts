import type { Rollup, Rollups } from '../rules/fold.ts';
import { rollupPlace } from '../rules/fold.ts';
import { type Difference, NOTHING } from './difference.ts';

/** The places where two sets of sums differ. No row is the same as a row of noughts: a sale and its void leave either. */
export function compareRollups(edition: string, stored: readonly Rollup[], recomputed: Rollups): Difference[] {
  const held = new Map(stored.map((rollup) => [rollupPlace(rollup), rollup]));
  const places = [...new Set([...held.keys(), ...recomputed.keys()])].sort();
  return places.flatMap((place) => {
    const [is, ought] = [sumsOf(held.get(place)), sumsOf(recomputed.get(place))];
    if (is === ought) return [];
    return [{ kind: 'rollup' as const, where: `${edition} ${place}`, stored: is, recomputed: ought }];
  });
}

function sumsOf(rollup: Rollup | undefined): string {
  if (!rollup || (rollup.amount === 0 && rollup.count === 0 && rollup.units === 0)) return NOTHING;
  return `amount ${rollup.amount} count ${rollup.count} units ${rollup.units}`;
}
