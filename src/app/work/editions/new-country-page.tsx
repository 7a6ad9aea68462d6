/** The organiser's country before there is an edition: the same form as within one. */
import { useActionData, useLoaderData } from 'react-router';
import { getLocale, m, pathIn } from '../../../platform/i18n/index.ts';
import { type PageHandle, servicesOf } from '../../../platform/page/page-context.ts';
import { PageHead, PageShell } from '../../../platform/ui/index.ts';
import { managedOrganiser } from '../../../slices/editions/index.ts';
import type { Route } from './+types/new-country-page';
import { CountryCard } from './CountryCard.tsx';
import { type CountryTold, readCountry, saveCountry } from './country-form.ts';

/** No edition is in the address, so the loader and the action themselves ask for `editions.manage`. */
export const handle: PageHandle = { access: 'signed-in' };

export async function loader(args: Route.LoaderArgs) {
  const { name, path, countryPath, ...ctx } = await managedOrganiser(args);
  return { name, path, countryPath, ...(await readCountry(servicesOf(args.context).runner, ctx)) };
}

export async function action(args: Route.ActionArgs): Promise<CountryTold> {
  return saveCountry(servicesOf(args.context).runner, await managedOrganiser(args), args.request);
}

export const meta: Route.MetaFunction = () => [{ title: `${m.editions_country()} · ${m.platform_brand()}` }];

export default function NewCountryPage() {
  const { name, path, countryPath, country, open } = useLoaderData<typeof loader>();
  const answer = useActionData<CountryTold>();
  const locale = getLocale();
  return (
    <PageShell
      locale={locale}
      paths={{ id: countryPath, en: pathIn('en', countryPath) }}
      homeHref={pathIn(locale, '/')}
      nav={[]}
      account={{ href: pathIn(locale, '/akun'), label: m.platform_ui_account() }}
    >
      <PageHead
        title={m.editions_country()}
        above={[
          { href: pathIn(locale, '/kerja'), label: name },
          { href: pathIn(locale, path), label: m.editions_profile() },
        ]}
      />
      <div className="max-w-3xl">
        <CountryCard country={country} open={open} told={answer?.told} />
      </div>
    </PageShell>
  );
}
