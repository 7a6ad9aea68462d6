import fc from 'fast-check';
import { Violation } from '../histories/invariants.ts';
import { Tape } from '../histories/tape.ts';
import { Booth, HOUR, type Seams } from './booth.ts';
import { bookBugs } from './bugs.ts';
import { checkAside, checkBooks } from './promises.ts';

type Step = (booth: Booth, tape: Tape) => void;

/**
 * `shift` is an honest day; `clock` moves the phone's clock in mid-shift; `upgrade` begins with the program of before and brings
 * the new one while the shift is open and records wait; `backlog` revokes the phone with records unsent and accepts them later.
 */
export const SCENES = ['shift', 'clock', 'upgrade', 'backlog'] as const;
export type Scene = (typeof SCENES)[number];

const sell: Step = (booth, tape) => booth.sell(tape);
const STEPS: readonly [Step, ...Step[]] = [
  sell,
  sell,
  sell,
  (booth) => booth.undo(),
  (booth, tape) => booth.refund(tape, false),
  (booth, tape) => booth.refund(tape, false),
  (booth, tape) => booth.refund(tape, true),
  (booth, tape) => booth.handOver(tape.pick([0, 5_000, -2_000])),
  (booth, tape) => booth.close(tape.pick([0, 0, 7_000])),
  (booth, tape) => booth.pass(tape.pick([60_000, HOUR, 6 * HOUR, 24 * HOUR])),
  (booth, tape) => booth.send(tape, 1 + tape.below(10)),
  (booth, tape) => booth.send(tape),
];

const EXTRA: Readonly<Record<Scene, Step | undefined>> = {
  shift: undefined,
  clock: (booth, tape) => booth.moveClock(tape.pick([0, HOUR, -26 * HOUR, 400 * 24 * HOUR])),
  upgrade: (booth) => {
    booth.schemaVersion = 2;
  },
  backlog: (booth) => {
    booth.revoked = true;
  },
};

/** Plays one history to its end. Returns how many sales it had. @throws Violation when a promise was broken. */
export function playBooks(scene: Scene, numbers: readonly number[], seams: Seams = {}): number {
  const tape = new Tape(numbers);
  const booth = new Booth(seams);
  if (scene !== 'upgrade') booth.schemaVersion = 2;
  // A clock that is wrong all day is set before anything waits; that it is moved later is the scene's own.
  if (scene === 'clock') booth.skew = tape.pick([0, 30 * 24 * HOUR, -3 * HOUR]);
  booth.open(100_000 + 1_000 * tape.below(5));
  const extra = EXTRA[scene];
  while (!tape.ended) {
    const step = extra && tape.below(12) === 0 ? extra : tape.pick(STEPS);
    step(booth, tape);
    checkAside(booth);
  }
  booth.close(0);
  booth.sendAll(tape);
  checkAside(booth);
  booth.acceptAside();
  checkBooks(booth);
  return booth.sales.length;
}

const tapes = fc.array(fc.nat(9_999), { minLength: 10, maxLength: 120, size: 'max' });

export interface BooksReport {
  readonly scene: Scene;
  readonly runs: number;
  readonly sales: number;
  readonly seed: number;
  readonly failure: { readonly message: string; readonly tape: readonly number[] } | null;
}

export interface BooksOptions {
  readonly runs: number;
  readonly seed: number;
  readonly seams?: Seams;
  readonly shrink?: boolean;
}

export function runBooks(scene: Scene, { runs, seed, seams = {}, shrink = true }: BooksOptions): BooksReport {
  let sales = 0;
  const property = fc.property(tapes, (tape) => {
    sales += playBooks(scene, tape, seams);
  });
  const result = fc.check(property, { numRuns: runs, seed, endOnFailure: !shrink });
  const cause = result.errorInstance;
  if (result.failed && !(cause instanceof Violation)) throw cause;
  const [tape = []] = result.counterexample ?? [];
  return { scene, runs: result.numRuns, sales, seed, failure: result.failed ? { message: String(cause), tape } : null };
}

export interface BookBugReport {
  readonly bug: string;
  /** The scene that showed it, and after how many histories; null when none did. */
  readonly scene: Scene | null;
  readonly after: number | null;
  readonly promise: string | null;
}

/** Plants every bug in turn and plays each scene until one shows it. */
export function catchBookBugs({ runs, seed }: { readonly runs: number; readonly seed: number }): BookBugReport[] {
  return Object.entries(bookBugs).map(([bug, seams]) => {
    for (const scene of SCENES) {
      const report = runBooks(scene, { runs, seed, seams, shrink: false });
      const promise = report.failure?.message.match(/^Error: ([a-z-]+):/)?.[1] ?? null;
      if (report.failure) return { bug, scene, after: report.runs, promise };
    }
    return { bug, scene: null, after: null, promise: null };
  });
}
