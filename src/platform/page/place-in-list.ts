/**
 * The number of a page, or of the row after which a list goes on, as an address says it: a whole number above nought in digits that fits
 * every column of the database. Anything else is as good as none.
 */
export function placeInList(said: string | null): number | undefined {
  return said !== null && /^\d{1,9}$/.test(said) ? Number(said) || undefined : undefined;
}
