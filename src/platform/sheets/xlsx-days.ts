const DAY_MS = 86_400_000;
/** Day 0 of Excel for days after February 1900, which Excel wrongly gives 29 days. */
const FROM_1900 = Date.UTC(1899, 11, 30);
const FROM_1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999. */
const LAST_DAY = 2_958_465;

/** Number formats of Excel itself that show a day (ECMA-376 part 1, 18.8.30). */
function isOwnDayFormat(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58);
}

/** Whether a number format shows a day; `code` where the workbook has its own, such as `dd/mm/yyyy`. */
export function isDayFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isOwnDayFormat(id);
  const bare = code
    .slice(0, 500)
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[[^\]]*\]/g, '');
  return /[dy]/i.test(bare) && !/general/i.test(bare);
}

/** The calendar day of a serial number, nothing where it is none. */
export function dayOfSerial(serial: number, from1904: boolean): string | undefined {
  const day = Math.floor(serial);
  if (day < 1 || day > LAST_DAY) return undefined;
  return new Date((from1904 ? FROM_1904 : FROM_1900) + day * DAY_MS).toISOString().slice(0, 10);
}
