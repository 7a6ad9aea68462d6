/** Who holds a booth on a day: a delegation, an agency, or the businesses that sell there. */
export interface Holder {
  readonly region: string | null;
  readonly agency: string | null;
  /** Ids; of those who sell there whoever holds it. */
  readonly businesses: readonly string[];
}

export interface HeldDay extends Holder {
  readonly day: string;
}

/**
 * The days that a booth's link may report: those on which the same hold it as when the link was made. In a booth that belongs
 * to its businesses, one of them is enough: who shares it may change from day to day.
 */
export function linkDays(made: Holder | null, days: readonly HeldDay[]): string[] {
  return days.filter((held) => made === null || isSame(made, held)).map(({ day }) => day);
}

function isSame(made: Holder, held: Holder): boolean {
  if (made.region !== held.region || made.agency !== held.agency) return false;
  if (made.region !== null || made.agency !== null) return true;
  return made.businesses.some((business) => held.businesses.includes(business));
}
