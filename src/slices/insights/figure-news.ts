/** Carries "the figures of this edition moved" to whoever shows them in this process. */
export interface FigureNews {
  /** @param slug the edition's address part. Returns how to stop listening. */
  on(slug: string, listener: () => void): () => void;
  announce(slug: string): void;
}

export function createFigureNews(): FigureNews {
  const listeners = new Map<string, Set<() => void>>();
  return {
    on(slug, listener) {
      const held = listeners.get(slug) ?? new Set();
      listeners.set(slug, held.add(listener));
      return () => {
        held.delete(listener);
        if (held.size === 0 && listeners.get(slug) === held) listeners.delete(slug);
      };
    },
    announce(slug) {
      for (const listener of listeners.get(slug) ?? []) listener();
    },
  };
}
