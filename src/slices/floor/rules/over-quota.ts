import type { RegionCode } from '../../../kinds/region.ts';

interface Held {
  readonly booth: string;
  readonly region: RegionCode | null;
}

interface Quota {
  readonly code: RegionCode;
  readonly quota: number;
}

/** How many booths each delegation holds; one that it holds for two stretches of days is one. */
export function countHeld(held: readonly Held[]): ReadonlyMap<RegionCode, number> {
  const booths = new Map<RegionCode, Set<string>>();
  for (const { booth, region } of held) {
    if (region === null) continue;
    booths.set(region, (booths.get(region) ?? new Set()).add(booth));
  }
  return new Map([...booths].map(([region, all]) => [region, all.size]));
}

/** Delegations that hold more booths than their quota, with how many. */
export function overQuota<Q extends Quota>(
  held: readonly Held[],
  quotas: readonly Q[],
): (Q & { readonly held: number })[] {
  const counts = countHeld(held);
  return quotas.map((each) => ({ ...each, held: counts.get(each.code) ?? 0 })).filter((each) => each.held > each.quota);
}
