import type { Id } from '../../kinds/id.ts';
import { type Money, money } from '../../kinds/money.ts';
import { type RegionCode, regionCode } from '../../kinds/region.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { SnapshotBody } from './contract.ts';
import { readSnapshot } from './rules/open-snapshot.ts';
import { selectSnapshotBodies } from './store.ts';

/** What a version of a booth's catalogue said of a product. */
export interface SnapshotFact {
  readonly business: Id<'business'>;
  readonly region: RegionCode;
  readonly category: string;
  readonly price: Money;
}

export interface SnapshotFacts {
  /** Nothing when the booth never had that version, or the version did not have the product. */
  find(product: Id<'product'>, version: number): SnapshotFact | undefined;
}

type Facts = ReadonlyMap<string, SnapshotFact>;

/** A snapshot never changes, so what was read once is kept: the newest used last, so many that a large hall fits. */
const kept = new Map<string, Facts>();
const KEPT = 2_000;

function keep(key: string, facts: Facts): void {
  kept.delete(key);
  kept.set(key, facts);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
}

function factsOf(body: SnapshotBody): Facts {
  const regions = new Map(body.businesses.map((business) => [business.id, regionCode(business.region)]));
  return new Map(
    body.products.flatMap((product) => {
      const region = regions.get(product.business);
      if (region === undefined) return [];
      const fact = {
        business: product.business as Id<'business'>,
        region,
        category: product.category,
        price: money(product.price),
      };
      return [[product.id, fact] as const];
    }),
  );
}

/**
 * The facts that sales of a booth were made from, by the versions its tills name. They are read from the very bytes that
 * were signed, so they answer the same for ever, whatever the catalogue says today.
 */
export async function snapshotFacts(
  tx: Tx,
  of: { readonly organiser: Id<'organiser'>; readonly booth: Id<'booth'> },
  versions: ReadonlySet<number>,
): Promise<SnapshotFacts> {
  const keyOf = (version: number) => `${of.organiser} ${of.booth} ${version}`;
  const known = new Map<number, Facts>();
  for (const version of versions) {
    const facts = kept.get(keyOf(version));
    if (facts) known.set(version, facts);
  }
  const wanted = [...versions].filter((version) => !known.has(version));
  if (wanted.length > 0) {
    for (const { version, body } of await selectSnapshotBodies(tx, of.organiser, of.booth, wanted)) {
      const read = readSnapshot(body);
      if (read.ok) known.set(version, factsOf(read.value));
    }
  }
  for (const [version, facts] of known) keep(keyOf(version), facts);
  return { find: (product, version) => known.get(version)?.get(product) };
}
