/** Sitemaps as sitemaps.org describes them: an index, and pages with both languages of each address. */
import { pathIn } from '../../../platform/i18n/index.ts';

export interface SitemapPage {
  /** Without a language. */
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly changedAt?: number | undefined;
}

/** Two addresses a page, and at most 50,000 addresses a file: with room left. */
export const PAGES_A_FILE = 10_000;

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

function lastmod(changedAt: number | undefined): string {
  return changedAt === undefined ? '' : `<lastmod>${new Date(changedAt).toISOString()}</lastmod>`;
}

export function writeSitemap(publicUrl: string, pages: readonly SitemapPage[]): string {
  const urls = pages.flatMap(({ path, changedAt }) => {
    const id = escaped(publicUrl + pathIn('id', path));
    const en = escaped(publicUrl + pathIn('en', path));
    const links = `<xhtml:link rel="alternate" hreflang="id" href="${id}"/><xhtml:link rel="alternate" hreflang="en" href="${en}"/>`;
    return [id, en].map((loc) => `<url><loc>${loc}</loc>${lastmod(changedAt)}${links}</url>`);
  });
  return `${HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`;
}

export function writeSitemapIndex(publicUrl: string, files: readonly SitemapPage[]): string {
  const maps = files.map(
    ({ path, changedAt }) => `<sitemap><loc>${escaped(publicUrl + path)}</loc>${lastmod(changedAt)}</sitemap>`,
  );
  return `${HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps.join('\n')}\n</sitemapindex>\n`;
}
