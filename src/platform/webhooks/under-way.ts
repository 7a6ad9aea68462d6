/** What is being done of several keys at this moment, so that somebody can count it or wait for its end. */
export interface UnderWay<K> {
  count(key: K): number;
  /** Notes that something of the key is being done until the promise settles. It must not reject. */
  add(key: K, doing: Promise<void>): void;
  /** All that is being done now. */
  all(): readonly Promise<void>[];
}

export function trackUnderWay<K>(): UnderWay<K> {
  // No set is kept between two calls: the last of its promises may settle meanwhile and take it out of the map.
  const byKey = new Map<K, Set<Promise<void>>>();
  return {
    count: (key) => byKey.get(key)?.size ?? 0,
    add(key, doing) {
      const held = byKey.get(key) ?? new Set();
      byKey.set(key, held);
      const ending = doing.finally(() => {
        held.delete(ending);
        if (held.size === 0) byKey.delete(key);
      });
      held.add(ending);
    },
    all: () => [...byKey.values()].flatMap((held) => [...held]),
  };
}
