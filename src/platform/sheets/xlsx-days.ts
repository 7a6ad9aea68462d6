const DAY_MS = 86_400_000;
/** Day 0 of Excel for days after February 1900, which Excel wrongly gives 29 days. */
const FROM_1900 = Date.UTC(1899, 11, 30);
const FROM_1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999. */
const LAST_DAY = 2_958_465;

/** Number formats of Excel itself that show a day or a clock (ECMA-376 part 1, 18.8.30). 45 to 47 show how long something took. */
function isOwnDayFormat(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** Whether a number format shows a day or a clock; `code` where the workbook has its own, such as `dd/mm/yyyy hh:mm`. */
export function isDayFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isOwnDayFormat(id);
  // `[h]` counts hours beyond a day: how long something took.
  if (/\[(h+|m+|s+)\]/i.test(code)) return false;
  const bare = code
    .slice(0, 500)
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[[^\]]*\]/g, '');
  return /[dyh]/i.test(bare) && !/general/i.test(bare);
}

/**
 * What the wall's calendar and clock show for a serial number, to the second: `2023-06-24`, `2023-06-24 19:45:00`, a clock
 * alone (below one day) as `19:45:00`. Nothing where it is none.
 */
export function wallOfSerial(serial: number, from1904: boolean): string | undefined {
  const seconds = Math.round(serial * 86_400);
  if (seconds < 0 || seconds >= (LAST_DAY + 1) * 86_400) return undefined;
  const shown = new Date((from1904 ? FROM_1904 : FROM_1900) + seconds * 1_000).toISOString();
  const [day, clock] = [shown.slice(0, 10), shown.slice(11, 19)];
  if (seconds < DAY_MS / 1_000) return clock;
  return clock === '00:00:00' ? day : `${day} ${clock}`;
}
