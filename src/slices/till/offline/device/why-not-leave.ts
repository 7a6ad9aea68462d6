export type LeaveRefusal = 'shift-open' | 'unsent';

export interface Leaving {
  readonly shiftOpen: boolean;
  /** Events that the server does not have. */
  readonly unsent: number;
  /** The last event that was in the file that was saved; 0 when none was. */
  readonly savedThrough: number;
  /** The last event of the log. */
  readonly lastSeq: number;
}

/**
 * Why a phone must not be signed out yet; null when it may. A phone that is given away with money unsent is money lost: it
 * leaves with all of it sent, or with a file that has all that is not.
 */
export function whyNotLeave({ shiftOpen, unsent, savedThrough, lastSeq }: Leaving): LeaveRefusal | null {
  if (shiftOpen) return 'shift-open';
  return unsent > 0 && savedThrough < lastSeq ? 'unsent' : null;
}
