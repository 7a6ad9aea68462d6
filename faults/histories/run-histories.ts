import fc from 'fast-check';
import { Violation } from './invariants.ts';
import { play } from './play.ts';
import type { Seams } from './world.ts';

export interface HistoriesReport {
  readonly runs: number;
  readonly sales: number;
  readonly seed: number;
  /** The first broken promise, with what replays its shortest history; null when all held. */
  readonly failure: { readonly message: string; readonly path: string | null; readonly tape: readonly number[] } | null;
}

/** A history has up to 80 numbers on its tape: some forty steps. */
const tapes = fc.array(fc.nat(9_999), { minLength: 10, maxLength: 80, size: 'max' });

/** Plays `runs` random histories. The same seed plays the same ones. */
export async function runHistories({
  runs,
  seed,
  seams = {},
}: {
  runs: number;
  seed: number;
  seams?: Seams;
}): Promise<HistoriesReport> {
  let sales = 0;
  const property = fc.asyncProperty(tapes, async (tape) => {
    sales += await play(tape, seams);
  });
  const result = await fc.check(property, { numRuns: runs, seed });
  const [tape = []] = result.counterexample ?? [];
  const cause = result.errorInstance;
  // Anything but a broken promise is a fault of the histories themselves, and no bug is "caught" by it.
  if (result.failed && !(cause instanceof Violation)) throw cause;
  const failure = result.failed ? { message: String(cause), path: result.counterexamplePath, tape } : null;
  return { runs: result.numRuns, sales, seed, failure };
}
