/** What editions are called on the pages and papers of any slice. Browser-safe. */
import { MIDNIGHT } from '../../kinds/business-day.ts';
import { formatWall, type Locale, zoneSuffix } from '../../kinds/time.ts';
import { m } from '../../platform/i18n/index.ts';

export interface DaysOfEdition {
  readonly zone: string;
  readonly dayEndsAt: string;
  readonly startsOn: string;
}

/** The line of a basis where a business day does not end at midnight; nothing where it does. */
export function dayEndsLine({ zone, dayEndsAt, startsOn }: DaysOfEdition, locale: Locale): string | undefined {
  if (dayEndsAt === MIDNIGHT) return undefined;
  const time = `${formatWall(dayEndsAt, locale)} ${zoneSuffix(zone, Date.parse(`${startsOn}T00:00:00Z`))}`;
  return m.editions_day_ends_line({ time }, { locale });
}
