import { formatHours, type Locale } from '../../kinds/time.ts';
import type { Edition } from '../../slices/editions/contract.ts';

/** `10.00–22.00 WIB` in Indonesian, `10:00–22:00 WIB` in English. */
export function openingHours(
  edition: Pick<Edition, 'opensAt' | 'closesAt' | 'zone' | 'startsOn'>,
  locale: Locale,
): string {
  return formatHours(edition, edition.startsOn, locale);
}
