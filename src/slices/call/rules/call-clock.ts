/** What an open call allows at a moment. */
import { ok, type Result, refused } from '../../../kinds/result.ts';
import type { CallState } from '../contract.ts';

interface Times {
  readonly state: CallState;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly scoringUntil: number;
}

/** Whether applications are taken: the committee has opened the call, and the time is between its two instants. */
export function mayApply(call: Times, now: number): Result<true, 'not-open' | 'not-yet-open' | 'call-over', object> {
  if (call.state === 'draft') return refused('not-open', {});
  if (call.state !== 'open' || now >= call.closesAt) return refused('call-over', { closesAt: call.closesAt });
  return now < call.opensAt ? refused('not-yet-open', { opensAt: call.opensAt }) : ok(true);
}

/** Whether curators may score: from the opening until the end of scoring, and never once the results are out. */
export function mayScore(call: Times, now: number): Result<true, 'not-open' | 'scoring-over', object> {
  if (call.state === 'draft') return refused('not-open', {});
  if (call.state === 'published' || now >= call.scoringUntil)
    return refused('scoring-over', { scoringUntil: call.scoringUntil });
  return ok(true);
}

/** The steps that the committee may take, one after the other; a closed call may be opened again. */
export function mayMove(from: CallState, to: CallState): boolean {
  const steps: Readonly<Record<CallState, readonly CallState[]>> = {
    draft: ['open'],
    open: ['closed'],
    closed: ['open', 'published'],
    published: [],
  };
  return steps[from].includes(to);
}
