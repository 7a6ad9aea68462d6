import { index, prefix, type RouteConfig, type RouteConfigEntry, route } from '@react-router/dev/routes';

/** Every page twice: Indonesian without a prefix, English under `/en`. The same module, another id. */
function pages(language: 'id' | 'en'): RouteConfigEntry[] {
  const id = (name: string) => ({ id: `${language}:${name}` });
  return [index('front/front-page.tsx', id('front')), route('dev/ui', 'dev/gallery-page.tsx', id('gallery'))];
}

export default [...pages('id'), ...prefix('en', pages('en'))] satisfies RouteConfig;
