import { useLoaderData } from 'react-router';
import { m } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import type { Route } from './+types/edition-page';
import { EditionView } from './edition-view.tsx';
import { loadEdition } from './load-edition.ts';

export const handle: PageHandle = { access: 'public', still: true, freshFor: 30 };

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, (tx) => loadEdition(ctx, tx));
}

export const meta: Route.MetaFunction = ({ loaderData }) =>
  loaderData
    ? [
        { title: `${loaderData.edition.name} · ${m.platform_brand()}` },
        { name: 'description', content: editionDescription(loaderData.edition) },
      ]
    : [];

export default function EditionPage() {
  return <EditionView {...useLoaderData<typeof loader>()} />;
}
