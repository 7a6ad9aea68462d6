import type { BatchReply } from '../contract.ts';

/** What came of a file of unsent records. */
export interface FileTold {
  readonly state: 'sent';
  /** Records that are in the log now, by this file or before. */
  readonly delivered: number;
  /** Records kept aside for a person. */
  readonly aside: number;
  /** Requests that the server took nothing of: a wrong signature, another edition. */
  readonly refused: number;
}

export const NOTHING_TOLD: FileTold = { state: 'sent', delivered: 0, aside: 0, refused: 0 };

/** Adds one request's reply; null where there was none. */
export function sumOf(sum: FileTold, body: string, reply: Pick<BatchReply, 'quarantined'> | null): FileTold {
  if (reply === null) return { ...sum, refused: sum.refused + 1 };
  const records = body.split('\n').filter((line) => line !== '').length - 1;
  const aside = reply.quarantined.length;
  return { ...sum, delivered: sum.delivered + records - aside, aside: sum.aside + aside };
}
