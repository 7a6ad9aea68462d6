import { useSearchParams } from 'react-router';
import { getLocale, m } from '../../platform/i18n/index.ts';
import type { PageHandle } from '../../platform/page/page-context.ts';
import Gallery from '../../platform/ui/gallery/Gallery.tsx';
import type { Route } from './+types/gallery-page';

export const handle: PageHandle = { access: 'public' };

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
