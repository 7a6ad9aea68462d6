import { useLoaderData } from 'react-router';
import { m } from '../../platform/i18n/index.ts';
import { type PageHandle, pageRequest } from '../../platform/page/page-context.ts';
import { PageHead } from '../../platform/ui/index.ts';
import { DATA_LICENCE } from '../../slices/editions/index.ts';
import type { Route } from './+types/data-page';
import { Article, Chapter } from './Article.tsx';
import { findFeatured } from './find-featured.ts';

export const handle: PageHandle = { access: 'public', still: true, freshFor: 3600 };

export async function loader({ context }: Route.LoaderArgs) {
  const { services } = context.get(pageRequest);
  const { featured } = await findFeatured(services);
  return { slug: featured?.slug ?? 'kaltim-2023', licence: DATA_LICENCE };
}

export const meta: Route.MetaFunction = () => [
  { title: `${m.app_front_open_data()} · ${m.platform_brand()}` },
  { name: 'description', content: m.app_data_lead() },
];

/** The API for people: what there is, how it is read, under which licence. */
export default function DataPage() {
  const { slug, licence } = useLoaderData<typeof loader>();
  const edition = `/api/v1/editions/${slug}`;
  const examples = [
    [m.app_data_editions(), ['/api/v1/editions', edition]],
    [m.app_data_products(), [`${edition}/products?limit=10`, `${edition}/products?q=amplang&sort=cheap`]],
    [m.app_data_businesses(), [`${edition}/businesses?region=64.71`]],
    [m.app_data_categories(), [`${edition}/categories`]],
    [m.app_data_booths(), [`${edition}/booths`]],
  ] as const;
  return (
    <Article>
      <PageHead title={m.app_front_open_data()} lead={m.app_data_lead()} />
      <Chapter title={m.app_data_licence()}>
        <p>
          {m.app_data_licence_text()}{' '}
          <a href={licence} rel="license noreferrer" className="underline">
            CC BY 4.0
          </a>
        </p>
      </Chapter>
      <Chapter title={m.app_data_read()}>
        <dl className="grid gap-4">
          {examples.map(([text, paths]) => (
            <div key={text}>
              <dt className="font-semibold">{text}</dt>
              {paths.map((path) => (
                <dd key={path}>
                  <a href={path} className="inline-flex min-h-12 items-center break-all font-mono text-sm underline">
                    {path}
                  </a>
                </dd>
              ))}
            </div>
          ))}
        </dl>
      </Chapter>
      <Chapter title={m.app_data_pages()}>
        <ul className="grid list-disc gap-2 pl-5">
          <li>{m.app_data_pages_next()}</li>
          <li>{m.app_data_pages_since()}</li>
          <li>
            {m.app_data_pages_csv()}{' '}
            <a href={`${edition}/products?format=csv`} className="break-all font-mono text-sm underline">
              products?format=csv
            </a>
          </li>
          <li>{m.app_data_pages_etag()}</li>
        </ul>
      </Chapter>
      <Chapter title={m.app_data_reference()}>
        <p>
          <a href="/api/v1" className="inline-flex min-h-12 items-center font-mono underline">
            /api/v1
          </a>
          {' · '}
          <a href="/api/v1/openapi.json" className="inline-flex min-h-12 items-center font-mono underline">
            /api/v1/openapi.json
          </a>
        </p>
      </Chapter>
    </Article>
  );
}
