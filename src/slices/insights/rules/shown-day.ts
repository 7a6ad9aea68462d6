/**
 * The day that the board shows: today while the edition is on, its first day before, and null (the whole edition) after.
 * All days are `YYYY-MM-DD` in the edition's zone.
 */
export function shownDay(today: string, startsOn: string, endsOn: string): string | null {
  if (today < startsOn) return startsOn;
  return today > endsOn ? null : today;
}

/** The 1-based number of a day within the edition, of how many. */
export function dayNumber(
  day: string,
  startsOn: string,
  endsOn: string,
): { readonly number: number; readonly of: number } {
  const at = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  return { number: at(day) - at(startsOn) + 1, of: at(endsOn) - at(startsOn) + 1 };
}
