import { useSearchParams } from 'react-router';
import { getLocale, m } from '../../platform/i18n/index.ts';
import { type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import Gallery from '../../platform/ui/gallery/Gallery.tsx';
import { enterableDemo } from '../demo-door.ts';
import type { Route } from './+types/gallery-page';

export const handle: PageHandle = { access: 'public' };

/** For whoever builds: the development server has it, and a demo that nobody but this machine reaches. */
export function loader({ context }: Route.LoaderArgs) {
  if (!(import.meta.env.DEV || enterableDemo(servicesOf(context).settings))) throw new DomainError(common['not-found']);
  return null;
}

export const meta: Route.MetaFunction = () => [
  { title: `UI · ${m.platform_brand()}` },
  { name: 'robots', content: 'noindex' },
];

const VIEWS = ['parts', 'work', 'board'] as const;

export default function GalleryPage() {
  const [search] = useSearchParams();
  const view = VIEWS.find((candidate) => candidate === search.get('view')) ?? 'parts';
  return <Gallery locale={getLocale()} view={view} />;
}
