/** Whether a certificate is still good while the goods are on sale. */

export interface Ends {
  /** The last day it is good, when somebody has read it on the certificate. */
  readonly on: string | null;
  /** The year it ends in, when only that is known (a P-IRT number tells it). */
  readonly year: number | null;
}

/** `over`: before the first day. `during`: before the last day is over. `unsure`: in the same year, on a day nobody has told. */
export type Expiry = 'fine' | 'unsure' | 'during' | 'over' | 'unknown';

/** @param edition its first and last calendar day, `YYYY-MM-DD`. A certificate is good on its last day. */
export function expiryAt({ on, year }: Ends, edition: { readonly startsOn: string; readonly endsOn: string }): Expiry {
  if (on !== null) return on < edition.startsOn ? 'over' : on < edition.endsOn ? 'during' : 'fine';
  if (year === null) return 'unknown';
  if (year < Number(edition.startsOn.slice(0, 4))) return 'over';
  return year > Number(edition.endsOn.slice(0, 4)) ? 'fine' : 'unsure';
}
