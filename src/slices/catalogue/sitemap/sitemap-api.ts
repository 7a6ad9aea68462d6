/** What search engines read first: robots.txt, and every public address of every edition. */
import { z } from 'zod';
import { type Api, contextOf, createApi, declare, editionParam, type Services } from '../../../platform/http/api.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import { type AtEdition, getEdition, listEditionsPublic } from '../../editions/index.ts';
import { lastingBusinessPath, productPath, regionPath } from '../pages/paths.ts';
import { countProductPages, selectBusinessPages, selectProductPages } from './sitemap-store.ts';
import { PAGES_A_FILE, type SitemapPage, writeSitemap, writeSitemapIndex } from './write-sitemap.ts';

const XML = 'application/xml; charset=utf-8';
const xml = { content: { 'application/xml': { schema: { type: 'string' } } } } as const;

/** What is nobody's business in a search, or asks for a sign-in. */
const CLOSED = ['/api/', '/demo/', '/kasir/', '/kerja/', '/en/kerja/', '/struk/', '/en/struk/', '/masuk', '/en/masuk'];

const fileParam = editionParam.extend({
  page: z
    .string()
    .regex(/^\d{1,4}\.xml$/)
    .openapi({ param: { name: 'page', in: 'path' }, example: '0.xml' }),
});

export function sitemapApi(services: Services): Api {
  const { publicUrl } = services.settings;
  const api = createApi();

  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/robots.txt',
      tags: ['Search engines'],
      summary: 'What search engines may read, and where the sitemap is',
      responses: { 200: { description: 'Text.', content: { 'text/plain': { schema: z.string() } } } },
    }),
    (c) => {
      const closed = CLOSED.map((path) => `Disallow: ${path}\n`).join('');
      return c.text(`User-agent: *\n${closed}\nSitemap: ${publicUrl}/sitemap.xml\n`, 200);
    },
  );

  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/sitemap.xml',
      tags: ['Search engines'],
      summary: 'The index of all sitemaps',
      responses: { 200: { description: 'A sitemap index.', ...xml } },
    }),
    async (c) => {
      const { editions } = await listEditionsPublic(services.runner.db);
      const files: SitemapPage[] = [];
      for (const { slug } of editions) {
        const tenant = await services.findTenant(slug);
        if (!tenant) continue;
        const ctx: AtEdition = {
          actor: { kind: 'public' },
          organiser: tenant.organiser,
          edition: tenant.edition,
          clock: services.clock,
          locale: 'id',
          requestId: c.get('requestId'),
        };
        const products = await services.runner.query(ctx, (tx) => countProductPages(ctx, tx));
        const count = 1 + Math.ceil(products / PAGES_A_FILE);
        for (let page = 0; page < count; page++) files.push({ path: `/peta-situs/${slug}/${page}.xml` });
      }
      return c.body(writeSitemapIndex(publicUrl, files), 200, { 'content-type': XML });
    },
  );

  api.openapi(
    declare(services, 'public', {
      method: 'get',
      path: '/peta-situs/{slug}/{page}',
      tags: ['Search engines'],
      summary: 'Addresses of an edition: file 0 its pages, regions and businesses, the others its products',
      request: { params: fileParam },
      responses: { 200: { description: 'A sitemap.', ...xml } },
    }),
    async (c) => {
      const ctx = contextOf(c, services);
      const page = Number.parseInt(c.req.valid('param').page, 10);
      const pages = await services.runner.query(ctx, async (tx): Promise<SitemapPage[]> => {
        const edition = await getEdition(ctx, tx);
        if (page > 0) {
          const products = await selectProductPages(ctx, tx, (page - 1) * PAGES_A_FILE, PAGES_A_FILE);
          return products.map((product) => ({
            path: productPath(edition.organiser.slug, product),
            changedAt: product.changedAt,
          }));
        }
        const businesses = await selectBusinessPages(ctx, tx);
        return [
          ...['', '/produk', '/denah'].map((path) => ({ path: `/e/${edition.slug}${path}` })),
          ...edition.delegations.map(({ region }) => ({ path: regionPath(edition.slug, region.code) })),
          ...businesses.map((each) => ({
            path: lastingBusinessPath(edition.organiser.slug, each),
            changedAt: each.changedAt,
          })),
        ];
      });
      if (pages.length === 0) throw new DomainError(common['not-found']);
      return c.body(writeSitemap(publicUrl, pages), 200, { 'content-type': XML });
    },
  );
  return api;
}
