/** What every delegation must have done, in the order in which it is done. */
export const MILESTONES = ['nominated', 'accepted', 'verified', 'placed', 'priced', 'tills'] as const;
export type Milestone = (typeof MILESTONES)[number];

/** Days before the first day of the edition, until the organiser says otherwise. */
const DAYS_BEFORE: Readonly<Record<Milestone, number>> = {
  nominated: 45,
  accepted: 30,
  verified: 14,
  placed: 10,
  priced: 5,
  tills: 1,
};

const DAY_MS = 86_400_000;

/** The calendar day so many days away, earlier where negative. */
export function dayFrom(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one calendar day to another. */
export function daysFrom(first: string, last: string): number {
  return (Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY_MS;
}

export function defaultDeadlines(startsOn: string): Readonly<Record<Milestone, string>> {
  return Object.fromEntries(MILESTONES.map((code) => [code, dayFrom(startsOn, -DAYS_BEFORE[code])])) as Record<
    Milestone,
    string
  >;
}

/** The same days before another edition. */
export function shiftDeadlines(
  deadlines: Readonly<Record<Milestone, string>>,
  from: string,
  to: string,
): Readonly<Record<Milestone, string>> {
  const days = daysFrom(from, to);
  return Object.fromEntries(MILESTONES.map((code) => [code, dayFrom(deadlines[code], days)])) as Record<
    Milestone,
    string
  >;
}

export interface Days {
  readonly startsOn: string;
  readonly endsOn: string;
}

/**
 * Deadlines for an edition that begins as a copy of another: the same days before its first day. One that nobody could keep,
 * because it would lie after the last day (the earlier edition was moved and its deadlines were not), becomes the usual one.
 */
export function copyDeadlines(
  deadlines: Readonly<Record<Milestone, string>>,
  from: Days,
  to: Days,
): { readonly deadlines: Readonly<Record<Milestone, string>>; readonly usual: readonly Milestone[] } {
  const shifted = shiftDeadlines(deadlines, from.startsOn, to.startsOn);
  const usual = MILESTONES.filter((code) => deadlines[code] > from.endsOn || shifted[code] > to.endsOn);
  const instead = defaultDeadlines(to.startsOn);
  return {
    deadlines: { ...shifted, ...Object.fromEntries(usual.map((code) => [code, instead[code]])) },
    usual,
  };
}
