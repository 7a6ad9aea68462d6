import { type Locale, zoneSuffix } from '../../kinds/time.ts';
import type { Edition } from '../../slices/editions/contract.ts';

/** `10.00–22.00 WIB` in Indonesian, `10:00–22:00 WIB` in English. */
export function openingHours(
  { opensAt, closesAt, zone, startsOn }: Pick<Edition, 'opensAt' | 'closesAt' | 'zone' | 'startsOn'>,
  locale: Locale,
): string {
  const written = (time: string) => (locale === 'id' ? time.replace(':', '.') : time);
  return `${written(opensAt)}–${written(closesAt)} ${zoneSuffix(zone, Date.parse(`${startsOn}T${opensAt}Z`))}`;
}
