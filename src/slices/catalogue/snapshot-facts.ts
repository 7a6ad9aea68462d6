import { hash } from 'node:crypto';
import type { Id } from '../../kinds/id.ts';
import { type Money, money } from '../../kinds/money.ts';
import { qrisDigest } from '../../kinds/qris/qris-digest.ts';
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
  /** Null where the seller names it. */
  readonly price: Money | null;
}

/** What a version said of its booth. */
export interface SnapshotBooth {
  /** Percent; null in a version of before there was a limit. */
  readonly discountLimit: number | null;
  /** The first 16 hex digits of the SHA-256 of the booth's static QRIS string; null where it had none. */
  readonly qris: string | null;
  /** The same of the businesses that had a string of their own. */
  readonly sellers: ReadonlyMap<Id<'business'>, string>;
}

export interface SnapshotFacts {
  /** Nothing when the booth never had that version, or the version did not have the product. */
  find(product: Id<'product'>, version: number): SnapshotFact | undefined;
  /** Nothing when the booth never had that version. */
  booth(version: number): SnapshotBooth | undefined;
}

interface Facts {
  readonly booth: SnapshotBooth;
  readonly products: ReadonlyMap<string, SnapshotFact>;
}

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

const digestOf = (qris: string) => qrisDigest((text) => hash('sha256', text), qris);

function factsOf(body: SnapshotBody): Facts {
  const regions = new Map(body.businesses.map((business) => [business.id, regionCode(business.region)]));
  const products = new Map(
    body.products.flatMap((product) => {
      const region = regions.get(product.business);
      if (region === undefined) return [];
      const fact = {
        business: product.business as Id<'business'>,
        region,
        category: product.category,
        price: product.freePrice ? null : money(product.price),
      };
      return [[product.id, fact] as const];
    }),
  );
  const { qris } = body.booth;
  const sellers = new Map(
    body.businesses.flatMap((business) =>
      business.qris === undefined ? [] : [[business.id as Id<'business'>, digestOf(business.qris)] as const],
    ),
  );
  return {
    products,
    booth: { discountLimit: body.discountLimit ?? null, qris: qris === null ? null : digestOf(qris), sellers },
  };
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
  return {
    find: (product, version) => known.get(version)?.products.get(product),
    booth: (version) => known.get(version)?.booth,
  };
}
