import { setTimeout as wait } from 'node:timers/promises';

/** Longer than what is done for an address that has an account. */
const STEADY_MS = 250;

/** Takes a quarter of a second whatever there is to do, so that the time of the answer does not tell whether an address is known. */
export async function inSteadyTime(work: () => Promise<void>): Promise<void> {
  const [done] = await Promise.allSettled([work(), wait(STEADY_MS)]);
  if (done.status === 'rejected') throw done.reason;
}
