import type { StoredEvent } from '../../hall/contract.ts';

/**
 * The catalogue versions that sales and refunds name: what has to be looked up to project them. A payload that says nonsense
 * is judged later.
 */
export function soldVersions(
  events: readonly Pick<StoredEvent, 'kind' | 'catalogueVersion' | 'payload'>[],
): Set<number> {
  const versions = new Set<number>();
  for (const { kind, catalogueVersion, payload } of events) {
    if (kind !== 'sale.recorded' && kind !== 'refund.recorded') continue;
    versions.add(catalogueVersion);
    const { soldFrom } = (payload ?? {}) as { readonly soldFrom?: unknown };
    if (typeof soldFrom === 'number' && Number.isInteger(soldFrom) && soldFrom >= 0 && soldFrom <= 999_999_999)
      versions.add(soldFrom);
  }
  return versions;
}
