import { ok, type Result, refused } from '../../../kinds/result.ts';

/** Places of a delegation, booths and producers. */
export interface Places {
  readonly booths: number;
  readonly producers: number;
}

/** A quota is never set below what has been given out already: somebody would have to be sent home without being told. */
export function checkQuota(
  quota: Places,
  taken: Places,
): Result<undefined, 'booths-taken' | 'producers-taken', Places> {
  if (quota.booths < taken.booths) return refused('booths-taken', taken);
  if (quota.producers < taken.producers) return refused('producers-taken', taken);
  return ok(undefined);
}
