/** Work in the background that goes in rounds, one at a time in this process: many wake-ups come to one round. */
export interface Rounds {
  /** Says that there is something to do. Cheap, and never too often. */
  wake(): void;
  /** Resolves when a whole round that began after the call has ended. @throws what the round throws. */
  settle(): Promise<void>;
  /** Finishes the round under way and begins no other. */
  stop(): Promise<void>;
}

export interface RoundsParts {
  readonly round: () => Promise<void>;
  /** How long a lost wake-up, or one of another process, may lie, in milliseconds. */
  readonly pollMs: number;
  /**
   * The least time between the end of a round and the next, in milliseconds: in a rush each round then takes many things at
   * once, which costs less than one by one. After a quiet time a round begins at once.
   */
  readonly pauseMs: number;
  /** Hears of a round that failed; the next one tries again. */
  readonly failed: (error: unknown) => void;
}

export function startRounds({ round, pollMs, pauseMs, failed }: RoundsParts): Rounds {
  let stopped = false;
  let again = false;
  let running: Promise<void> | undefined;
  let waiting: NodeJS.Timeout | undefined;
  let rested = 0;

  function begin(): Promise<void> {
    clearTimeout(waiting);
    waiting = undefined;
    again = false;
    running = round().finally(() => {
      running = undefined;
      rested = performance.now() + pauseMs;
      if (again) wake();
    });
    return running;
  }

  function wake(): void {
    if (stopped) return;
    again = true;
    if (running || waiting) return;
    const rest = rested - performance.now();
    if (rest <= 0) begin().catch(failed);
    else waiting = setTimeout(() => begin().catch(failed), rest).unref();
  }

  const timer = setInterval(wake, pollMs).unref();
  return {
    wake,
    async settle() {
      await running?.catch(() => undefined);
      // Who else waited may have begun one meanwhile: that one will do.
      if (!stopped) await (running ?? begin());
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      clearTimeout(waiting);
      await running?.catch(() => undefined);
    },
  };
}
