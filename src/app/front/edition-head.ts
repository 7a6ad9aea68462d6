import { formatDays } from '../../kinds/time.ts';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { shareMeta } from '../../platform/page/share-meta.ts';
import { shareImagePath } from '../../slices/catalogue/contract.ts';
import { editionData } from '../../slices/catalogue/pages/schema-org.ts';
import { inEither } from '../../slices/editions/contract.ts';
import type { LoadedEdition } from './load-edition.ts';

/** The installation's own address, as the frame around a public page has loaded it. */
export function publicUrlIn(matches: readonly ({ readonly loaderData?: unknown } | undefined)[]): string {
  const urls = matches.map((match) => (match?.loaderData as { readonly publicUrl?: string } | undefined)?.publicUrl);
  return urls.find((url) => url !== undefined) ?? '';
}

/** Title, description, picture and schema.org of an edition's page, for search engines and shared links. */
export function editionHead({ edition, venues }: LoadedEdition, publicUrl: string) {
  const locale = getLocale();
  const days = formatDays(edition.startsOn, edition.endsOn, locale);
  return shareMeta({
    title: `${edition.name} · ${m.platform_brand()}`,
    description: `${inEither(edition.summary, locale)} ${edition.place}, ${days}.`,
    publicUrl,
    path: pathIn(locale, `/e/${edition.slug}`),
    image: shareImagePath({
      slug: edition.slug,
      locale,
      kind: 'edition',
      key: edition.slug,
      version: edition.contentVersion,
    }),
    imageAlt: edition.name,
    data: [editionData(edition, venues, publicUrl, locale)],
  });
}
