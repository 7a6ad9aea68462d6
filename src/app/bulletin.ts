/** Carries news inside one process, right after the commit that made it true; other processes hear through PostgreSQL. */
export interface Bulletin {
  on(topic: string, listener: () => void): () => void;
  announce(topics: ReadonlySet<string>): void;
}

export function createBulletin(): Bulletin {
  const listeners = new Map<string, Set<() => void>>();
  return {
    on(topic, listener) {
      const held = listeners.get(topic) ?? new Set();
      held.add(listener);
      listeners.set(topic, held);
      return () => held.delete(listener);
    },
    announce(topics) {
      for (const topic of topics) for (const listener of listeners.get(topic) ?? []) listener();
    },
  };
}
