import { formatDays } from '../../kinds/time.ts';
import { getLocale, m } from '../../platform/i18n/index.ts';
import type { LoadedEdition } from './load-edition.ts';

/** Title and description of the page of an edition, for search engines and shared links. */
export function editionHead({ edition }: LoadedEdition) {
  const locale = getLocale();
  const days = formatDays(edition.startsOn, edition.endsOn, locale);
  const description = `${edition.summary[locale]} ${edition.venue}, ${edition.city}, ${days}.`;
  return [{ title: `${edition.name} · ${m.platform_brand()}` }, { name: 'description', content: description }];
}
