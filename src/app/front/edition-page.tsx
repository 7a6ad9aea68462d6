import { useLoaderData } from 'react-router';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import type { Route } from './+types/edition-page';
import { EditionView } from './EditionView.tsx';
import { editionHead, publicUrlIn } from './edition-head.ts';
import { loadEdition } from './load-edition.ts';

export const handle: PageHandle = { access: 'public', still: true, freshFor: 30 };

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = editionOf(context);
  return servicesOf(context).runner.query(ctx, (tx) => loadEdition(ctx, tx));
}

export const meta: Route.MetaFunction = ({ loaderData, matches }) =>
  loaderData ? editionHead(loaderData, publicUrlIn(matches)) : [];

export default function EditionPage() {
  return <EditionView {...useLoaderData<typeof loader>()} />;
}
