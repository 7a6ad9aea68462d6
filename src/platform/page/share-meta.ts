/** What a page tells search engines and the programs that show a shared link. */
import { getLocale, type Locale, m } from '../i18n/index.ts';

export interface Shared {
  readonly title: string;
  readonly description: string;
  /** The installation's own address, without a slash at the end. */
  readonly publicUrl: string;
  /** Where the page is, with its language. */
  readonly path: string;
  /** A picture of 1200 x 630 or a photograph, as a path. */
  readonly image: string;
  readonly imageAlt: string;
  readonly type?: 'website' | 'article' | 'product' | undefined;
  /** schema.org, each its own block. React Router escapes what could end the block. */
  readonly data?: readonly Readonly<Record<string, unknown>>[] | undefined;
}

const OG_LOCALE: Readonly<Record<Locale, string>> = { id: 'id_ID', en: 'en_GB' };

export function shareMeta({ title, description, publicUrl, path, image, imageAlt, type, data = [] }: Shared) {
  const locale = getLocale();
  return [
    { title },
    { name: 'description', content: description },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
    { property: 'og:type', content: type ?? 'website' },
    { property: 'og:site_name', content: m.platform_brand() },
    { property: 'og:locale', content: OG_LOCALE[locale] },
    { property: 'og:url', content: publicUrl + path },
    { property: 'og:image', content: publicUrl + image },
    { property: 'og:image:alt', content: imageAlt },
    { name: 'twitter:card', content: 'summary_large_image' },
    ...data.map((block) => ({ 'script:ld+json': { '@context': 'https://schema.org', ...block } })),
  ];
}

/** A way from the front page to this one, as schema.org has it. */
export function breadcrumbData(publicUrl: string, steps: readonly { readonly path: string; readonly name: string }[]) {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ path, name }, place) => ({
      '@type': 'ListItem',
      position: place + 1,
      name,
      item: publicUrl + path,
    })),
  };
}
