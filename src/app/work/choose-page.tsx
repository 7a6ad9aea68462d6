import { redirect, useLoaderData } from 'react-router';
import { formatDays } from '../../kinds/time.ts';
import { allowing } from '../../platform/authz/access.ts';
import type { Actor, Context } from '../../platform/db/context.ts';
import type { Services } from '../../platform/http/api.ts';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { type PageHandle, pageRequest } from '../../platform/page/page-context.ts';
import { Badge, Card, EmptyState, LinkButton, PageHead, PageShell } from '../../platform/ui/index.ts';
import { listOwnEditions } from '../../slices/editions/index.ts';
import { listOrganisers } from '../../slices/people/index.ts';
import type { Route } from './+types/choose-page';
import { stateName, stateTone } from './editions/state-name.ts';

export const handle: PageHandle = { access: 'signed-in' };

/** The editions that this person works on; with only one there is nothing to choose. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { services, actor, locale, requestId } = context.get(pageRequest);
  const mine = await editionsOf(services, actor, { locale, requestId });
  const [only] = mine;
  const makes = await organisersOf(services, actor);
  // Whoever asks for the list from within an edition is not sent back there.
  const asked = new URL(request.url).searchParams.has('pilih');
  if (only && mine.length === 1 && makes.length === 0 && !asked) throw redirect(pathIn(locale, `/kerja/${only.slug}`));
  return { editions: mine, makes };
}

/** All editions of the organisers that the person works for, drafts too; those to come first. */
async function editionsOf(
  services: Services,
  actor: Actor,
  { locale, requestId }: Pick<Context, 'locale' | 'requestId'>,
) {
  const held = actor.kind === 'person' ? actor.memberships : [];
  const { runner, clock } = services;
  const organisers = await listOrganisers(runner.db, [...new Set(held.map(({ organiser }) => organiser))]);
  const lists = await Promise.all(
    organisers.map(async ({ id, name }) => {
      const ctx: Context = { actor, organiser: id, clock, locale, requestId };
      const editions = await runner.query(ctx, (tx) => listOwnEditions(ctx, tx));
      return editions.map((edition) => ({ ...edition, organiser: name }));
    }),
  );
  return lists.flat().sort((one, other) => (one.startsOn < other.startsOn ? 1 : -1));
}

/** The organisers for whom this person may set up editions. */
async function organisersOf(services: Services, actor: Actor) {
  const held = actor.kind === 'person' ? actor.memberships : [];
  const organisers = [...new Set(held.map(({ organiser }) => organiser))].filter(
    (organiser) => allowing(actor, organiser, 'editions.manage').length > 0,
  );
  return listOrganisers(services.runner.db, organisers);
}

export const meta: Route.MetaFunction = () => [{ title: `${m.app_choose_title()} · ${m.platform_brand()}` }];

export default function ChoosePage() {
  const { editions, makes } = useLoaderData<typeof loader>();
  const locale = getLocale();
  return (
    <PageShell
      locale={locale}
      paths={{ id: '/kerja', en: '/en/kerja' }}
      homeHref={pathIn(locale, '/')}
      nav={[]}
      account={{ href: pathIn(locale, '/akun'), label: m.platform_ui_account() }}
    >
      <PageHead
        title={m.app_choose_title()}
        actions={makes.flatMap(({ slug, name }) => [
          <LinkButton key={slug} href={pathIn(locale, `/kerja/baru/${slug}`)}>
            {makes.length === 1 ? m.editions_new() : m.editions_new_for({ organiser: name })}
          </LinkButton>,
          <LinkButton key={`${slug} profil`} href={pathIn(locale, `/kerja/baru/${slug}/profil`)} tone="outline">
            {makes.length === 1 ? m.editions_profile() : m.editions_profile_for({ organiser: name })}
          </LinkButton>,
        ])}
      />
      {editions.length === 0 ? (
        <EmptyState title={m.app_choose_none()}>
          {makes.length > 0 ? m.editions_none_made() : m.app_choose_none_text()}
        </EmptyState>
      ) : (
        <div className="grid gap-4 sm:grid-cols-2">
          {editions.map((edition) => (
            <Card
              key={edition.slug}
              title={edition.name}
              actions={
                edition.state !== 'public' && <Badge tone={stateTone(edition.state)}>{stateName(edition.state)}</Badge>
              }
            >
              <p className="mb-3 text-ink-2">
                {edition.organiser} · {formatDays(edition.startsOn, edition.endsOn, locale)}
              </p>
              <LinkButton href={pathIn(locale, `/kerja/${edition.slug}`)}>{m.app_choose_open()}</LinkButton>
            </Card>
          ))}
        </div>
      )}
    </PageShell>
  );
}
