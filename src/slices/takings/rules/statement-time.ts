/** When a line of a statement was, in whatever usual way a bank writes days, clocks and zones. What cannot be read is refused, never guessed. */
import { ok, type Result, refused } from '../../../kinds/result.ts';
import { instantAt } from '../../../kinds/wall-time.ts';

/** In which order a date with numbers alone is written. */
export type DayOrder = 'dmy' | 'mdy';

export interface WrittenTime {
  /** A day, or a day with a clock and a zone. */
  readonly date: string;
  /** A clock in a cell of its own; empty where there is none. */
  readonly time: string;
  /** A zone in a cell of its own; empty where there is none. */
  readonly zone: string;
}

export interface When {
  /** Milliseconds since 1970; noon where no clock is told. */
  readonly at: number;
  /** Whether a clock is told. */
  readonly timed: boolean;
}

export type TimeRefusal = 'day-unreadable' | 'clock-unreadable' | 'zone-unreadable';

/** By the first letters that no other month of either language begins with. */
const MONTHS: readonly RegExp[] = [
  /^jan/,
  /^(feb|peb)/,
  /^mar/,
  /^apr/,
  /^(mei|may)/,
  /^jun/,
  /^jul/,
  /^(agu|aug|ags|agt)/,
  /^sep/,
  /^(okt|oct)/,
  /^(nov|nop)/,
  /^(des|dec)/,
];
const WEEKDAY =
  /^(senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad|mon|tue|wed|thu|fri|sat|sun|sen|sel|rab|kam|jum|sab|min)[a-z]*[.,]?\s+/i;

interface FoundDay {
  /** `YYYY-MM-DD`, which no calendar need have. */
  readonly day: string;
  /** What stands behind it. */
  readonly rest: string;
}

const two = (part: string | number) => String(Number(part)).padStart(2, '0');
const yearOf = (part: string) => (part.length === 2 ? `20${part}` : part);

function monthOf(name: string): number | undefined {
  const at = MONTHS.findIndex((month) => month.test(name.toLowerCase()));
  return at < 0 ? undefined : at + 1;
}

function findDay(text: string, order: DayOrder): FoundDay | undefined {
  const found = (match: RegExpExecArray, year: string, month: string | number | undefined, day: string) =>
    month === undefined
      ? undefined
      : { day: `${yearOf(year)}-${two(month)}-${two(day)}`, rest: text.slice(match[0].length) };
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text);
  if (iso) return found(iso, iso[1] ?? '', iso[3] ?? '', iso[4] ?? '');
  const packed = /^((?:19|20)\d\d)(0[1-9]|1[0-2])(\d\d)(?=$|\D|\d{4}(?:\d\d)?$)/.exec(text);
  if (packed) return found(packed, packed[1] ?? '', packed[2] ?? '', packed[3] ?? '');
  const packedLast = /^(\d\d)(\d\d)((?:19|20)\d\d)(?=$|\D)/.exec(text);
  const plain = packedLast ?? /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?!\d)/.exec(text);
  if (plain) {
    const [day, month] = order === 'dmy' ? [plain[1], plain[2]] : [plain[2], plain[1]];
    return found(plain, plain[3] ?? '', month ?? '', day ?? '');
  }
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([a-z]{3,10})\.?,?[-/. ]*'?(\d{4}|\d{2})(?!\d)/i.exec(text);
  if (named) return found(named, named[3] ?? '', monthOf(named[2] ?? ''), named[1] ?? '');
  const monthFirst = /^([a-z]{3,10})\.?[-/. ]*(\d{1,2})(?:st|nd|rd|th)?[,.]?[-/. ]+(\d{4})(?!\d)/i.exec(text);
  if (monthFirst) return found(monthFirst, monthFirst[3] ?? '', monthOf(monthFirst[1] ?? ''), monthFirst[2] ?? '');
  return undefined;
}

/** Abbreviations that mean one thing in the country of their edition. */
const NAMED_ZONES: Readonly<Record<string, { readonly minutes: number; readonly within: RegExp }>> = {
  WIB: { minutes: 420, within: /^Asia\/(Jakarta|Pontianak|Makassar|Ujung_Pandang|Jayapura)$/ },
  WITA: { minutes: 480, within: /^Asia\/(Jakarta|Pontianak|Makassar|Ujung_Pandang|Jayapura)$/ },
  WIT: { minutes: 540, within: /^Asia\/(Jakarta|Pontianak|Makassar|Ujung_Pandang|Jayapura)$/ },
  IST: { minutes: 330, within: /^Asia\/(Kolkata|Calcutta)$/ },
};

const ZONE_AT_END = /\s*\(?((?:(?:UTC|GMT)\s*)?[+-]\d{1,2}(?::?\d{2})?|UTC|GMT|Z|WIB|WITA|WIT|IST)\)?$/i;

type Offset = { readonly minutes: number } | { readonly zone: string };

/** What a zone's name or offset means at an edition; undefined for one that is not known there. */
function offsetOf(text: string, editionZone: string): Offset | undefined {
  const name = text
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .toUpperCase();
  if (/^(UTC|GMT|Z)$/.test(name)) return { minutes: 0 };
  const written = /^(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?$/.exec(name);
  if (written) {
    const minutes = Number(written[2]) * 60 + Number(written[3] ?? 0);
    return minutes <= 14 * 60 ? { minutes: written[1] === '-' ? -minutes : minutes } : undefined;
  }
  const named = NAMED_ZONES[name];
  if (named) return named.within.test(editionZone) ? { minutes: named.minutes } : undefined;
  if (!/^[a-z_]+\/[a-z_/+-]+$/i.test(text.trim())) return undefined;
  try {
    return { zone: new Intl.DateTimeFormat('en', { timeZone: text.trim() }).resolvedOptions().timeZone };
  } catch {
    return undefined;
  }
}

interface Clock {
  /** `HH:MM:SS`. */
  readonly wall: string;
  /** A clock of 24:00 is the next day's midnight. */
  readonly nextDay: boolean;
  readonly zone: string;
}

const CLOCK =
  /^(?:pukul\s+|jam\s+|at\s+)?(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?)?\s*(?:([ap])\.?\s?m\.?)?$/i;

/** A clock with its zone behind it. */
function readClock(text: string): Clock | undefined {
  // A packed `194405-0700` is rare; a sign behind two digits alone would be a day's.
  const zone = /\d\s*[ap]?\.?m?\.?\s*\(?[A-Z+-]/i.test(text) ? (ZONE_AT_END.exec(text)?.[0] ?? '') : '';
  const bare = text.slice(0, text.length - zone.length).trim();
  const packed = /^(\d\d)(\d\d)(\d\d)?$/.exec(bare);
  const match = packed ?? CLOCK.exec(bare);
  if (!match) return undefined;
  const half = packed ? undefined : match[4]?.toLowerCase();
  if (match[2] === undefined && half === undefined) return undefined;
  const [hour, minute, second] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  const shown = hourOf(hour, half);
  if (shown === undefined || minute > 59 || second > 59) return undefined;
  const nextDay = shown === 24;
  if (nextDay && minute + second > 0) return undefined;
  return { wall: `${two(nextDay ? 0 : shown)}:${two(minute)}:${two(second)}`, nextDay, zone: zone.trim() };
}

/** The hour of a day from 0 to 24. Some programs put AM or PM behind a clock of 24 hours: that is taken where it agrees. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 24 ? hour : undefined;
  if (hour > 12) return half === 'p' && hour < 24 ? hour : undefined;
  if (hour === 0) return half === 'a' ? 0 : undefined;
  return half === 'a' ? hour % 12 : (hour % 12) + 12;
}

const tidy = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

/** One clock of a day's cell and of a cell of its own: a spreadsheet gives a day without a clock the one of midnight. */
function oneClock(beside: Clock | undefined, own: Clock | undefined): Clock | undefined | 'two' {
  if (!beside || !own) return own ?? beside;
  if (beside.wall === '00:00:00' || beside.wall === own.wall) return own;
  return 'two';
}

/** @param editionZone the IANA zone on whose wall a day and clock without a zone are read. */
export function readStatementTime(
  written: WrittenTime,
  order: DayOrder,
  editionZone: string,
): Result<When, TimeRefusal> {
  const found = findDay(tidy(written.date).replace(WEEKDAY, ''), order);
  if (!found) return refused('day-unreadable');
  const [behind, apart] = [found.rest.replace(/^\s*[T,]?\s*/i, ''), tidy(written.time)];
  const [beside, own] = [behind === '' ? undefined : readClock(behind), apart === '' ? undefined : readClock(apart)];
  if ((behind !== '' && !beside) || (apart !== '' && !own)) return refused('clock-unreadable');
  const clock = oneClock(beside, own);
  if (clock === 'two') return refused('clock-unreadable');
  const zoneText = clock?.zone || tidy(written.zone);
  const offset = zoneText === '' || !clock ? { zone: editionZone } : offsetOf(zoneText, editionZone);
  if (!offset) return refused('zone-unreadable');
  const wall = `${found.day}T${clock?.wall ?? '12:00:00'}`;
  const at = 'zone' in offset ? instantAt(wall, offset.zone) : instantAt(wall, 'UTC');
  if (at === undefined) return refused('day-unreadable');
  const shifted = 'minutes' in offset ? at - offset.minutes * 60_000 : at;
  return ok({ at: shifted + (clock?.nextDay ? 86_400_000 : 0), timed: clock !== undefined });
}

/** Whether a text names a zone: for finding the column that does. */
export function isZone(text: string, editionZone: string): boolean {
  return offsetOf(tidy(text), editionZone) !== undefined;
}

/** The order that days written with numbers alone can only be in; undefined where either fits all of them, or neither. */
export function orderOf(dates: readonly string[]): DayOrder | undefined {
  const fits = (order: DayOrder) =>
    dates.filter((date) => readStatementTime({ date, time: '', zone: '' }, order, 'UTC').ok).length;
  const [dmy, mdy] = [fits('dmy'), fits('mdy')];
  return dmy === mdy ? undefined : dmy > mdy ? 'dmy' : 'mdy';
}
