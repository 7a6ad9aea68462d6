import { useLoaderData } from 'react-router';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { type PageHandle, pageRequest } from '../../platform/page/page-context.ts';
import { EmptyState, LinkButton } from '../../platform/ui/index.ts';
import { enterableDemo } from '../demo-door.ts';
import type { Route } from './+types/front-page';
import { EditionView } from './EditionView.tsx';
import { EnterAs } from './EnterAs.tsx';
import { editionHead, publicUrlIn } from './edition-head.ts';
import { findFeatured } from './find-featured.ts';
import { loadEdition } from './load-edition.ts';
import { OtherEditions } from './OtherEditions.tsx';

export const handle: PageHandle = { access: 'public', still: true, freshFor: 30 };

/** The edition of the day in full, and the names of all the others. */
export async function loader({ context }: Route.LoaderArgs) {
  const { services, actor, signedIn = false, locale, requestId } = context.get(pageRequest);
  const { featured, editions } = await findFeatured(services);
  const tenant = featured && (await services.findTenant(featured.slug));
  if (!tenant) return { loaded: undefined, others: editions, enter: enterableDemo(services.settings), signedIn };
  const { organiser, edition } = tenant;
  const ctx = { actor, organiser, edition, clock: services.clock, locale, requestId };
  return {
    loaded: await services.runner.query(ctx, (tx) => loadEdition(ctx, tx)),
    others: editions.filter(({ slug }) => slug !== tenant.slug),
    enter: enterableDemo(services.settings),
    signedIn,
  };
}

export const meta: Route.MetaFunction = ({ loaderData, matches }) =>
  loaderData?.loaded
    ? editionHead(loaderData.loaded, publicUrlIn(matches))
    : [{ title: m.platform_brand() }, { name: 'description', content: m.app_front_nothing_text() }];

export default function FrontPage() {
  const { loaded, others, enter, signedIn } = useLoaderData<typeof loader>();
  const now = others.filter(({ state }) => state === 'public');
  const archived = others.filter(({ state }) => state !== 'public');
  return (
    <>
      {loaded ? (
        <EditionView {...loaded} />
      ) : (
        <EmptyState
          title={m.app_front_nothing()}
          actions={
            signedIn ? (
              <LinkButton href={pathIn(getLocale(), '/kerja')}>{m.app_front_my_work()}</LinkButton>
            ) : (
              <LinkButton href={pathIn(getLocale(), '/masuk')}>{m.app_front_sign_in()}</LinkButton>
            )
          }
        >
          <p>{m.app_front_nothing_text()}</p>
        </EmptyState>
      )}
      {enter && <EnterAs />}
      {now.length > 0 && <OtherEditions title={m.app_front_other_editions()} editions={now} />}
      {archived.length > 0 && <OtherEditions title={m.app_front_archive()} editions={archived} />}
    </>
  );
}
