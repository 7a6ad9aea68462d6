import { useLoaderData } from 'react-router';
import { DATA_LICENCE } from '../../platform/http/open-data.ts';
import { m } from '../../platform/i18n/index.ts';
import { type PageHandle, pageRequest } from '../../platform/page/page-context.ts';
import { PageHead } from '../../platform/ui/index.ts';
import type { Route } from './+types/data-page';
import { Article, Chapter } from './Article.tsx';
import { findFeatured } from './find-featured.ts';

export const handle: PageHandle = { access: 'public', still: true, freshFor: 3600 };

export async function loader({ context }: Route.LoaderArgs) {
  const { services } = context.get(pageRequest);
  const { featured } = await findFeatured(services);
  return { slug: featured?.slug ?? 'kaltim-2023', name: featured?.name ?? 'kaltim-2023', licence: DATA_LICENCE };
}

export const meta: Route.MetaFunction = () => [
  { title: `${m.app_front_open_data()} · ${m.platform_brand()}` },
  { name: 'description', content: m.app_data_lead() },
];

interface OpenSet {
  readonly text: string;
  readonly path: string;
  readonly csv?: boolean;
}

/** Each set with what it is, where it is read, and as a file. */
function Sets({ sets }: { readonly sets: readonly OpenSet[] }) {
  return (
    <dl className="grid border-line border-t">
      {sets.map(({ text, path, csv }) => (
        <div
          key={path}
          className="grid items-center gap-x-4 border-line border-b py-2 sm:grid-cols-[minmax(0,1fr)_auto] sm:py-1"
        >
          <dt className="col-start-1">{text}</dt>
          <dd className="flex flex-wrap gap-x-4 sm:grid sm:grid-cols-[auto_3rem] sm:justify-end">
            <a
              href={path}
              className="inline-flex min-h-12 items-center break-all font-mono text-sm underline"
              aria-label={`${path.split('/').at(-1)}, JSON: ${text}`}
            >
              {path.split('/').at(-1)}
            </a>
            {csv && (
              <a
                href={`${path}?format=csv`}
                className="inline-flex min-h-12 min-w-12 items-center font-mono text-sm underline"
                aria-label={`CSV: ${text}`}
              >
                CSV
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The API for people: what there is, how it is read, under which licence. */
export default function DataPage() {
  const { slug, name, licence } = useLoaderData<typeof loader>();
  const edition = `/api/v1/editions/${slug}`;
  const everybodys: readonly OpenSet[] = [
    { text: m.app_data_editions(), path: '/api/v1/editions', csv: true },
    { text: m.app_data_series(), path: '/api/v1/series', csv: true },
    { text: m.app_data_regions(), path: '/api/v1/regions', csv: true },
  ];
  const its: readonly OpenSet[] = [
    { text: m.app_data_edition(), path: edition },
    { text: m.app_data_delegations(), path: `${edition}/delegations`, csv: true },
    { text: m.app_data_venues(), path: `${edition}/venues`, csv: true },
    { text: m.app_data_products(), path: `${edition}/products`, csv: true },
    { text: m.app_data_search(), path: `${edition}/products?q=textile&sort=cheap` },
    { text: m.app_data_categories(), path: `${edition}/categories`, csv: true },
    { text: m.app_data_businesses(), path: `${edition}/businesses`, csv: true },
    { text: m.app_data_halls(), path: `${edition}/halls`, csv: true },
    { text: m.app_data_booths(), path: `${edition}/booths`, csv: true },
    { text: m.app_data_assignments(), path: `${edition}/booth-assignments`, csv: true },
    { text: m.app_data_plan(), path: `${edition}/plan` },
    { text: m.app_data_figures(), path: `${edition}/figures`, csv: true },
  ];
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
        <h3 className="mt-1 font-bold">{m.app_data_of_all()}</h3>
        <Sets sets={everybodys} />
        <h3 className="mt-3 font-bold">{m.app_data_of_one({ edition: name })}</h3>
        <Sets sets={its} />
      </Chapter>
      <Chapter title={m.app_data_pages()}>
        <ul className="grid list-disc gap-2 pl-5">
          <li>{m.app_data_pages_next()}</li>
          <li>{m.app_data_pages_since()}</li>
          <li>{m.app_data_pages_csv()}</li>
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
