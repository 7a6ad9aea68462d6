import { ok, type Result, refused } from '../../../../kinds/result.ts';
import { isPin } from '../../../editions/rules/supervisor-pin.ts';
import { afterWrong, NO_TRIES, waitLeft } from '../../rules/pin-tries.ts';
import type { Catalogue } from './catalogue.ts';
import type { Kept } from './kept.ts';

export type Supervisor = NonNullable<Catalogue['supervisors']>[number];

export type PinRefusal = 'pin-wrong' | 'pin-wait';

/**
 * Whether it is this supervisor's PIN. A try is written down before it is judged, so that pulling the battery forgives none.
 * Refused with the milliseconds until the next try: 0 when one may try at once.
 */
export async function checkPin(
  kept: Pick<Kept, 'tries' | 'putTries'>,
  supervisor: Supervisor,
  pin: string,
  now: number,
): Promise<Result<null, PinRefusal, { readonly wait: number }>> {
  const tries = (await kept.tries()) ?? NO_TRIES;
  const wait = waitLeft(tries, now);
  if (wait > 0) return refused('pin-wait', { wait });
  const wrong = afterWrong(tries, now);
  await kept.putTries(wrong);
  if (!(await isPin(pin, supervisor))) return refused('pin-wrong', { wait: waitLeft(wrong, now) });
  await kept.putTries(NO_TRIES);
  return ok(null);
}

/** Milliseconds until a PIN may be tried. */
export async function pinWait(kept: Pick<Kept, 'tries'>, now: number): Promise<number> {
  return waitLeft((await kept.tries()) ?? NO_TRIES, now);
}
