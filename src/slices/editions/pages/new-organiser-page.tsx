/** The organiser's profile before there is an edition: the same forms as within one. */
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  useActionData,
  useLoaderData,
} from 'react-router';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { LinkButton, PageHead, PageShell } from '../../../platform/ui/index.ts';
import { getOrganiserProfile } from '../index.ts';
import { managedOrganiser } from './managed-organiser.ts';
import { OrganiserCards } from './OrganiserCards.tsx';
import type { Told } from './organiser-form.ts';
import { saveOrganiser } from './save-organiser.ts';

/** No edition is in the address, so the loader and the action themselves ask for `editions.manage`. */
export const handle: PageHandle = { access: 'signed-in' };

export async function loader(args: LoaderFunctionArgs) {
  const { path, countryPath, ...ctx } = await managedOrganiser(args);
  const { runner, settings } = servicesOf(args.context);
  return {
    path,
    countryPath,
    publicUrl: settings.publicUrl,
    profile: await runner.query(ctx, (tx) => getOrganiserProfile(ctx, tx)),
    logo: new URL(args.request.url).searchParams.get('logo'),
  };
}

export async function action(args: ActionFunctionArgs): Promise<Told> {
  return saveOrganiser(servicesOf(args.context).runner, await managedOrganiser(args), args.request);
}

export const meta: MetaFunction = () => [{ title: `${m.editions_profile()} · ${m.platform_brand()}` }];

export default function NewOrganiserPage() {
  const shown = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const locale = getLocale();
  return (
    <PageShell
      locale={locale}
      paths={{ id: shown.path, en: pathIn('en', shown.path) }}
      homeHref={pathIn(locale, '/')}
      nav={[]}
      account={{ href: pathIn(locale, '/akun'), label: m.platform_ui_account() }}
    >
      <PageHead
        title={m.editions_profile()}
        lead={m.editions_organiser_lead()}
        above={[{ href: pathIn(locale, '/kerja'), label: shown.profile.name }]}
        actions={
          <LinkButton href={pathIn(locale, shown.countryPath)} tone="outline">
            {m.editions_country()}
          </LinkButton>
        }
      />
      <OrganiserCards {...shown} told={told} />
    </PageShell>
  );
}
