/** A till in a hall whose server keeps dying: it sells, sends, keeps what is not acknowledged, and sends that again. */
import { setTimeout as wait } from 'node:timers/promises';
import type { SeededRandom } from '../../src/app/demo/seeded-random.ts';
import { BatchRefused, type SimulatedTill, send } from '../simulated-till.ts';

/** What all tills have met together. */
export interface Tally {
  acknowledgements: number;
  /** Requests without a whole answer: killed, cut, timed out. */
  unanswered: number;
  /** Answers 503: busy, the database is away. */
  unavailable: number;
  /** Any other refusal, by status. The first text of each tells why. */
  readonly refused: Map<number, { count: number; readonly first: string }>;
  /** Replies that claimed less than an earlier one: the server has forgotten what it acknowledged. */
  forgotten: number;
  /** Lines that the server kept aside; every line of these tills is right. */
  quarantined: number;
}

export function newTally(): Tally {
  return { acknowledgements: 0, unanswered: 0, unavailable: 0, refused: new Map(), forgotten: 0, quarantined: 0 };
}

export interface Hall {
  readonly url: string;
  readonly tally: Tally;
  /** Whether the tills still sell. They send until nothing is left. */
  selling: boolean;
}

const MOST_UNSENT = 300;
const MOST_LINES = 3;
/**
 * The protocol's pauses are 2 s doubled up to 300 s; these are a hundredth of that, and Retry-After is not kept: a till that
 * comes back sooner than it should is the harder test, and a kill takes a second and not a minute.
 */
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 160;
const ANSWER_WITHIN_MS = 15_000;

/** Ends when the hall has stopped selling and everything is acknowledged, or at the signal. */
export async function sellAndSend(
  hall: Hall,
  till: SimulatedTill,
  random: SeededRandom,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted && (hall.selling || till.unsent() > 0)) {
    if (hall.selling && till.unsent() < MOST_UNSENT)
      for (let sale = random.between(1, 5); sale > 0; sale--) till.sell(random.between(1, MOST_LINES));
    const sent = await sendOnce(hall, till);
    failures = sent ? 0 : failures + 1;
    const pause = sent ? random.between(10, 80) : Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
    await wait(pause * (0.5 + random.next() / 2));
  }
}

async function sendOnce({ url, tally }: Hall, till: SimulatedTill): Promise<boolean> {
  const batch = till.form();
  if (!batch) return true;
  try {
    const reply = await send(url, batch, AbortSignal.timeout(ANSWER_WITHIN_MS));
    if (reply.contiguousThrough < till.deliveredThrough()) tally.forgotten++;
    tally.quarantined += reply.quarantined.length;
    tally.acknowledgements++;
    till.take(reply);
    return true;
  } catch (error) {
    note(tally, error);
    return false;
  }
}

function note(tally: Tally, error: unknown): void {
  if (!(error instanceof BatchRefused)) tally.unanswered++;
  else if (error.status === 503) tally.unavailable++;
  else {
    const before = tally.refused.get(error.status) ?? { count: 0, first: error.message };
    tally.refused.set(error.status, { ...before, count: before.count + 1 });
  }
}
