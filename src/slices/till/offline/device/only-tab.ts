/** A till is open in one tab at a time: two would show two different carts and two different sums of one drawer. */
const LOCK = 'gelaran-till';

export interface OnlyTab {
  /** Whether this tab has the till now. */
  readonly mine: boolean;
}

/**
 * Asks for the till; `changed` is told at once and whenever it goes from or comes to this tab. A browser without Web Locks
 * gives it to everyone: the log itself keeps two tabs apart, they only may show old numbers.
 */
export function holdTill(locks: LockManager | undefined, changed: (tab: OnlyTab) => void): { takeOver(): void } {
  async function request(options: LockOptions): Promise<void> {
    try {
      await locks?.request(LOCK, options, (lock) => {
        changed({ mine: lock !== null });
        // Held for as long as the page lives.
        return lock ? new Promise<void>(() => undefined) : undefined;
      });
    } catch {
      // Another tab took it over.
      changed({ mine: false });
    }
  }
  if (locks) request({ ifAvailable: true });
  else changed({ mine: true });
  return { takeOver: () => void request({ steal: true }) };
}
