import fc from 'fast-check';
import { deviceBugs } from './device-bugs.ts';
import { Violation } from './invariants.ts';
import { play } from './play.ts';
import { serverBugs } from './server-bugs.ts';
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

export interface HistoriesOptions {
  readonly runs: number;
  readonly seed: number;
  /** Where a bug is planted; nowhere by default. */
  readonly seams?: Seams;
  /** Whether a failing history is made shorter before it is shown. */
  readonly shrink?: boolean;
}

/** Plays `runs` random histories. The same seed plays the same ones. */
export async function runHistories(options: HistoriesOptions): Promise<HistoriesReport> {
  const { runs, seed, seams = {}, shrink = true } = options;
  let sales = 0;
  const property = fc.asyncProperty(tapes, async (tape) => {
    sales += await play(tape, seams);
  });
  const result = await fc.check(property, { numRuns: runs, seed, endOnFailure: !shrink });
  const [tape = []] = result.counterexample ?? [];
  const cause = result.errorInstance;
  // Anything but a broken promise is a fault of the histories themselves, and no bug is "caught" by it.
  if (result.failed && !(cause instanceof Violation)) throw cause;
  const failure = result.failed ? { message: String(cause), path: result.counterexamplePath, tape } : null;
  return { runs: result.numRuns, sales, seed, failure };
}

export interface BugReport {
  readonly bug: string;
  /** Histories until the first that showed it; null when none did. */
  readonly after: number | null;
  /** The promise that it broke. */
  readonly promise: string | null;
}

/** Plants every bug in turn and plays histories until one shows it, `runs` at most. */
export async function catchBugs({ runs, seed }: { runs: number; seed: number }): Promise<BugReport[]> {
  const reports: BugReport[] = [];
  for (const [bug, seams] of Object.entries({ ...deviceBugs, ...serverBugs })) {
    const { failure, ...report } = await runHistories({ runs, seed, seams, shrink: false });
    const promise = failure?.message.match(/^Error: ([a-z-]+):/)?.[1] ?? null;
    reports.push({ bug, after: failure ? report.runs : null, promise });
  }
  return reports;
}
